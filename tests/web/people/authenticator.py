"""A device that holds passkeys, in software: what a phone does behind navigator.credentials."""

import hashlib
import json
import os
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

FLAG = AuthenticatorData.FLAG


class Device:
    """Holds one passkey; `verifies` says whether it asks its owner for a finger, face or PIN."""

    def __init__(self, origin: str = "http://localhost", verifies: bool = True) -> None:
        self.origin = origin
        self.verifies = verifies
        self.id = os.urandom(16)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.owner = ""

    def make(self, options: dict[str, Any]) -> str:
        """Return the answer to options for a new passkey, as the page sends it."""
        asked = options["publicKey"]
        self.owner = asked["user"]["id"]
        made = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(self.host(asked["rp"]["id"]), self.flags(FLAG.AT), 0, made)
        return self.answer(
            "webauthn.create",
            asked,
            {"attestationObject": websafe_encode(AttestationObject.create("none", data, {}))},
        )

    def use(self, options: dict[str, Any]) -> str:
        """Return the answer to options for signing in, as the page sends it."""
        asked = options["publicKey"]
        data = AuthenticatorData.create(self.host(asked["rpId"]), self.flags(FLAG(0)), 1)
        said = self.said("webauthn.get", asked)
        signed = self.key.sign(
            bytes(data) + hashlib.sha256(said).digest(), ec.ECDSA(hashes.SHA256())
        )
        return self.answer(
            "webauthn.get",
            asked,
            {
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signed),
                "userHandle": self.owner,
            },
        )

    def flags(self, more: FLAG) -> FLAG:
        """Return what the device says of itself."""
        return FLAG.UP | more | (FLAG.UV if self.verifies else FLAG(0))

    def host(self, name: str) -> bytes:
        """Return the digest of the host that the passkey is for."""
        return hashlib.sha256(name.encode()).digest()

    def said(self, kind: str, asked: dict[str, Any]) -> bytes:
        """Return what the browser vouches for."""
        told = {"type": kind, "challenge": asked["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def answer(self, kind: str, asked: dict[str, Any], more: dict[str, str]) -> str:
        """Return a whole answer."""
        told = {
            "id": websafe_encode(self.id),
            "rawId": websafe_encode(self.id),
            "type": "public-key",
            "response": {"clientDataJSON": websafe_encode(self.said(kind, asked)), **more},
            "clientExtensionResults": {},
        }
        return json.dumps(told)

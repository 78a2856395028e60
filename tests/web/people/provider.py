"""A company's sign-in on this machine: an OpenID Connect provider with a key of its own.

It lets in whoever comes, as the person it is told to know, and can be made to lie.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "alliancemap", "between us"
ZOE = {"sub": "u-1", "email": "zoe@example.org", "email_verified": True, "name": "Zoé Martin"}


class Provider(ThreadingHTTPServer):
    """Answers at /authorize, /token, /keys and /userinfo; `asked` are the paths that were."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person: dict[str, Any] = dict(ZOE)
        self.given: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        # What a liar says: each takes what would be said and returns what is said instead.
        self.about: Callable[[dict[str, Any]], Any] = lambda told: told
        self.token: Callable[[dict[str, Any]], Any] = lambda told: told
        self.claims: Callable[[dict[str, Any]], Any] = lambda told: told
        self.userinfo: Callable[[dict[str, Any]], Any] = lambda told: told
        self.signed_with = self.key
        self.refuses = ""

    def configuration(self) -> Any:
        return self.about(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/keys",
                "response_types_supported": ["code"],
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def keys(self) -> dict[str, Any]:
        known = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**known, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Return where somebody is sent back to, with a code, or with what was refused."""
        back = asked["redirect_uri"]
        if self.refuses:
            return f"{back}?{urlencode({'error': self.refuses, 'state': asked['state']})}"
        code = secrets.token_urlsafe(16)
        self.given[code] = asked
        return f"{back}?{urlencode({'code': code, 'state': asked['state']})}"

    def tokens(self, sent: dict[str, str]) -> tuple[int, Any]:
        """Return an identity for a code: once, to whom it was given, who began it (PKCE)."""
        asked = self.given.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        is_right = (
            asked is not None
            and sent.get("client_id") == CLIENT == asked["client_id"]
            and sent.get("client_secret") == SECRET
            and sent.get("redirect_uri") == asked["redirect_uri"]
            and asked.get("code_challenge_method") == "S256"
            and asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
        )
        if not is_right:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = self.claims(
            {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, **self.person}
        )
        signed = jwt.encode(claims, self.signed_with, algorithm="RS256", headers={"kid": "one"})
        return 200, self.token(
            {"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": signed}
        )


class Answers(BaseHTTPRequestHandler):
    """One answer of the provider."""

    server: Provider

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        self.server.asked.append(address.path)
        if address.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            self.send_response(302)
            self.send_header("Location", self.server.authorize(asked))
            self.end_headers()
        elif address.path == "/.well-known/openid-configuration":
            self.say(200, self.server.configuration())
        elif address.path == "/keys":
            self.say(200, self.server.keys())
        else:
            self.say(200, self.server.userinfo(dict(self.server.person)))

    def do_POST(self) -> None:
        self.server.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.say(*self.server.tokens({name: one[0] for name, one in parse_qs(body).items()}))

    def say(self, status: int, told: Any) -> None:
        body = told.encode() if isinstance(told, str) else json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *what: Any) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers until the block ends."""
    provider = Provider()
    thread = threading.Thread(target=provider.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        provider.shutdown()
        thread.join()
        provider.server_close()

"""What the environment says about the company's own sign-in."""

import pytest

from alliancemap_web.people.company import Company, CompanySignInError, company, is_trusted

WHOLE = {
    "ALLIANCEMAP_OIDC_ISSUER": "https://login.example.org/realms/acme",
    "ALLIANCEMAP_OIDC_CLIENT_ID": "alliancemap",
    "ALLIANCEMAP_OIDC_CLIENT_SECRET": "very secret",
    "ALLIANCEMAP_OIDC_NAME": "Acme",
}


@pytest.mark.parametrize("empty", [{}, dict.fromkeys(WHOLE, ""), {"OTHER": "x"}])
def test_without_the_variables_there_is_no_such_sign_in(empty: dict[str, str]) -> None:
    assert company(empty) is None


def test_the_variables_make_a_sign_in() -> None:
    assert company(WHOLE) == Company(
        "https://login.example.org/realms/acme", "alliancemap", "very secret", "Acme"
    )


def test_without_a_name_the_host_is_shown_and_a_secret_may_be_left_out() -> None:
    found = company({name: WHOLE[name] for name in list(WHOLE)[:2]})
    assert found is not None
    assert (found.name, found.client_secret) == ("login.example.org", "")


@pytest.mark.parametrize("missing", ["ISSUER", "CLIENT_ID"])
def test_what_is_missing_is_said_without_the_secret(missing: str) -> None:
    given = {**WHOLE, f"ALLIANCEMAP_OIDC_{missing}": " "}
    with pytest.raises(CompanySignInError) as error:
        company(given)
    assert f"ALLIANCEMAP_OIDC_{missing}" in str(error.value)
    assert "very secret" not in str(error.value)


@pytest.mark.parametrize(
    "issuer",
    [
        "http://login.example.org",
        "login.example.org",
        "https://",
        "https://login.example.org/?x=1",
        "https://login.example.org/#x",
        "https://me:secret@login.example.org",
        "ftp://login.example.org",
        "https://[",
    ],
)
def test_an_issuer_at_which_others_could_listen_is_refused(issuer: str) -> None:
    assert not is_trusted(issuer)
    with pytest.raises(CompanySignInError) as error:
        company({**WHOLE, "ALLIANCEMAP_OIDC_ISSUER": issuer})
    assert "https://" in str(error.value)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost/x", "https://x.fr"])
def test_this_machine_may_be_spoken_to_in_the_clear(address: str) -> None:
    assert is_trusted(address)


@pytest.mark.parametrize("what", [None, 7, ["https://x.example"]])
def test_what_is_no_address_is_not_trusted(what: object) -> None:
    assert not is_trusted(what)


def test_identities_of_two_issuers_are_kept_apart() -> None:
    keys = {Company(issuer, "a", "b", "c").key for issuer in ("https://x.fr", "https://x.fr/")}
    assert len(keys) == 2

"""One value may stand for a whole record."""

from alliancemap.alliance_file import kinds as k
from alliancemap.alliance_file import shape as s


def test_a_bare_value_fills_the_short_key_and_a_bare_address_the_url() -> None:
    def is_link(text: str) -> bool:
        return text == "link"

    assert k.bare_key(s.SOURCE, "link", is_link) == "url"
    assert k.bare_key(s.SOURCE, "text", is_link) == "text"
    assert k.bare_key(s.SENTENCE, "link", is_link) == "says"
    assert k.bare_key(s.PARTY, "link", is_link) is None

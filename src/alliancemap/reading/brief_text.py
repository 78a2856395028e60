"""What the texts of a brief are made with: its sentences, the alliance's own, words counted."""

from dataclasses import dataclass, replace

from alliancemap.model.alliance import Alliance, Sentence, party_on
from alliancemap.model.interval import half_up
from alliancemap.model.translation import in_language
from alliancemap.picture.compose import brought
from alliancemap.reading.brief_fields import FIELDS, marked
from alliancemap.reading.opened import Reading
from alliancemap.words import phrase

WORDS_A_MINUTE = 150


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of a brief: what it is called, and its text with fields in it."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Own:
    """The alliance's own sentences in one language, without their last full stop; or nothing."""

    us: str
    partner: str
    customer: str
    need: str
    we_bring: str
    they_bring: str
    together: str
    is_claimed: bool

    @property
    def values(self) -> dict[str, str]:
        """Return them by the names that sentences know them by; where nothing is said, a dash."""
        said = {
            "us": self.us,
            "partner": self.partner,
            "customer": self.customer,
            "need": self.need,
            "we_bring": self.we_bring,
            "they_bring": self.they_bring,
            "together": self.together,
        }
        return {name: text or "–" for name, text in said.items()}


def own_of(alliance: Alliance, language: str) -> Own:
    """Return an alliance's own sentences in a language, where it has them."""
    told = in_language(alliance, language)
    us, partner = party_on(told, "us"), party_on(told, "partner")
    relation = told.relations[0]
    return Own(
        us=us.name if us else phrase("map.us_unknown", language, "map"),
        partner=partner.name if partner else phrase("map.partner_unknown", language, "map"),
        customer=bare(told.customer),
        need=bare(told.need),
        we_bring=said(brought(relation, us)),
        they_bring=said(brought(relation, partner)),
        together=said(relation.together),
        is_claimed=relation.together is not None and relation.together.standing == "claimed",
    )


def said(sentence: Sentence | None) -> str:
    """Return a sentence's text without its full stop; nothing where nobody said it."""
    return bare(sentence.text) if sentence else ""


def bare(text: str | None) -> str:
    """Return a text without the full stop at its end."""
    return (text or "").strip().rstrip(".").strip()


@dataclass(frozen=True, slots=True)
class Teller:
    """The sentences of briefs in one language for one reading; its fields stay fields."""

    reading: Reading
    language: str
    own: Own

    def says(self, code: str, /, **values: str | int) -> str:
        """Return the sentence of a code such as "page.need"."""
        fields = {field: marked(field, self.language) for field in FIELDS}
        # What the firm wrote itself is called {need} too; a sentence never has both kinds.
        known: dict[str, str | int] = {**fields, **self.own.values, **values}
        return phrase(code, self.language, "brief", **known)

    def stop(self, stop: str, *sentences: str, heading: str = "", joint: str = " ") -> Stop:
        """Return a stop made of sentences, leaving out empty ones."""
        return Stop(
            stop, self.heading(heading or stop), joint.join(one for one in sentences if one)
        )

    def heading(self, stop: str) -> str:
        """Return what a stop is called."""
        return phrase(f"stop.{stop}", self.language, "brief")


def teller(reading: Reading, language: str) -> Teller:
    """Return who tells of a reading in a language."""
    return Teller(replace(reading, language=language), language, own_of(reading.alliance, language))


def count_words(text: str) -> int:
    """Return how many words of a text are spoken; a sign that stands alone is none."""
    return sum(any(letter.isalnum() for letter in word) for word in text.split())


def seconds(words: int) -> int:
    """Return how long so many words take to say, at 150 a minute."""
    return half_up(60 * words, WORDS_A_MINUTE)

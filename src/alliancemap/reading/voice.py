"""Who speaks: a language, the instrument's words in it, and the sentences of the command line."""

from dataclasses import dataclass
from functools import lru_cache

from alliancemap.instruments.load import load_words
from alliancemap.instruments.names import naming
from alliancemap.instruments.words import InstrumentWords
from alliancemap.model.instrument import Instrument
from alliancemap.model.message import Message
from alliancemap.words import NameOf, phrase, say


@dataclass(frozen=True, slots=True)
class Voice:
    """One language: `words` of the instrument, and `name_of` for what messages point at."""

    language: str
    words: InstrumentWords
    name_of: NameOf

    def says(self, message: Message) -> str:
        """Return the sentence of a message of the model."""
        return say(message, self.language, self.name_of)

    def phrase(self, code: str, /, **values: str | int) -> str:
        """Return a sentence of the command line, words/<language>/cli.toml."""
        return phrase(code, self.language, "cli", **values)

    def result(self, code: str, /, **values: str | int) -> str:
        """Return a sentence about a result, words/<language>/result.toml."""
        return phrase(code, self.language, "result", **values)

    def after_colon(self, name: str, text: str) -> str:
        """Return `name: text` with the language's space before the colon."""
        return self.phrase("cli.colon", name=name, text=text)


@lru_cache(maxsize=8)
def voice_for(instrument: Instrument, language: str) -> Voice:
    """Return the voice of an instrument in a language; InstrumentError INS004 for another one."""
    words = load_words(instrument.id, instrument.version, instrument.sector, language)
    return Voice(language, words, naming(words))

"""A voice says messages, names and the command line's sentences in its language."""

import pytest

from alliancemap.instruments.load import load_instrument
from alliancemap.model.instrument import InstrumentError
from alliancemap.model.message import message
from alliancemap.reading.voice import voice_for

INSTRUMENT = load_instrument()


def test_a_message_is_said_with_the_instruments_names() -> None:
    said = message("reason.gate_fired", gate="R17")
    english, french = (voice_for(INSTRUMENT, language) for language in ("en", "fr"))
    assert english.words.gate("R17").name in english.says(said)
    assert french.words.gate("R17").name in french.says(said)
    assert english.result("verdict.promising") == "Promising"


def test_a_colon_has_the_languages_space() -> None:
    assert voice_for(INSTRUMENT, "en").after_colon("a", "b") == "a: b"
    assert voice_for(INSTRUMENT, "fr").after_colon("a", "b") == "a\u00a0: b"


def test_a_language_that_nobody_wrote_is_refused() -> None:
    with pytest.raises(InstrumentError) as wrong:
        voice_for(INSTRUMENT, "de")
    assert wrong.value.code == "INS004"

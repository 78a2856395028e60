"""What the texts are made with."""

from reading.briefs_made import OPEN, empty, example

from alliancemap.reading.brief_text import bare, count_words, own_of, said, seconds, teller


def test_words_are_counted_as_spoken() -> None:
    assert count_words("Qui est-ce\u202f? «\u00a0Ada\u00a0»\u00a0: 3 sur 20.") == 6
    assert count_words("") == 0


def test_sixty_seconds_hold_150_words() -> None:
    assert seconds(150) == 60
    assert seconds(0) == 0


def test_own_sentences_lose_their_full_stop() -> None:
    assert bare(" A test. ") == "A test"
    assert bare(None) == said(None) == ""


def test_own_sentences_are_told_in_the_readers_language() -> None:
    english, french = (own_of(example(OPEN).alliance, one) for one in ("en", "fr"))
    assert english.need != french.need
    assert english.partner == french.partner == "Sanofi"
    assert english.is_claimed
    assert own_of(empty().alliance, "en").need == ""


def test_fields_stay_fields_and_empty_sentences_are_left_out() -> None:
    tell = teller(example(OPEN, "fr"), "fr")
    assert "{avenirs}" in tell.says("script.verdict")
    assert tell.stop("need", "A.", "", "B.").text == "A. B."
    assert tell.heading("need") == tell.stop("need").heading

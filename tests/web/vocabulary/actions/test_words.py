"""Who may answer proposes, who may edit decides, and what was said stays told."""

from datetime import timedelta

import pytest
from portfolio_made import member_in
from web.portfolio.conftest import NOW

from alliancemap_web.portfolio.refusals import RefusedError
from alliancemap_web.vocabulary.actions import decide, say
from alliancemap_web.vocabulary.actions.words import MOST_WAITING
from alliancemap_web.vocabulary.queries import find_term, history_of, own_words
from alliancemap_web.workspaces.rights import Member, NotAllowedError

LATER = NOW + timedelta(hours=1)
LATEST = NOW + timedelta(hours=2)


def refused(code: str, *arguments: object, **named: object) -> None:
    with pytest.raises(RefusedError) as refusal:
        say(*arguments, **named)  # type: ignore[arg-type]
    assert refusal.value.reasons[0].code == code


def example(member: Member, id_: str, language: str = "en") -> str:
    found = find_term(member, id_)
    assert found
    return found.said[language].example


def test_an_editor_s_words_stand_at_once(ben: Member, owner: Member) -> None:
    id_, stands = say(ben, "pilot", {"en": {"example": "Ours."}}, NOW)
    assert (id_, stands, example(owner, "pilot")) == ("pilot", True, "Ours.")


def test_a_respondent_s_words_stand_once_somebody_accepts_them(cy: Member, ben: Member) -> None:
    id_, stands = say(cy, "pilot", {"en": {"example": "Cy’s."}}, NOW)
    assert not stands
    assert example(ben, id_) == ""
    with pytest.raises(NotAllowedError):
        decide(cy, id_, history_of(cy, id_)[0].key, accept=True, now=LATER)
    decide(ben, id_, history_of(ben, id_)[0].key, accept=True, now=LATER)
    assert example(cy, id_) == "Cy’s."
    one = history_of(cy, id_)[0]
    assert (one.by, one.decided_by, one.state) == ("Cy", "Ben", "accepted")


def test_what_is_declined_never_stands_and_is_decided_once(cy: Member, ben: Member) -> None:
    say(cy, "pilot", {"en": {"example": "Cy’s."}}, NOW)
    key = history_of(ben, "pilot")[0].key
    decide(ben, "pilot", key, accept=False, now=LATER)
    assert example(ben, "pilot") == ""
    with pytest.raises(RefusedError):
        decide(ben, "pilot", key, accept=True, now=LATEST)


def test_an_old_proposal_takes_back_nothing_that_it_does_not_name(cy: Member, ben: Member) -> None:
    say(cy, "pilot", {"en": {"example": "Cy’s."}}, NOW)
    say(ben, "pilot", {"en": {"definition": "Ben’s."}, "fr": {"example": "De Ben."}}, LATER)
    waiting = next(one for one in history_of(ben, "pilot") if one.state == "proposed")
    decide(ben, "pilot", waiting.key, accept=True, now=LATEST)
    found = find_term(ben, "pilot")
    assert found
    assert found.said["en"].definition == "Ben’s."
    assert found.said["en"].example == "Cy’s."
    assert found.said["fr"].example == "De Ben."


def test_a_term_of_the_firm_s_own(ben: Member, owner: Member) -> None:
    id_, _ = say(ben, "", {"en": {"term": "blue box"}, "fr": {"term": "boîte bleue"}}, NOW)
    found = find_term(owner, id_)
    assert found
    assert (found.is_own, found.name("fr")) == (True, "boîte bleue")
    say(ben, id_, {"en": {"term": ""}, "fr": {"term": ""}}, LATER)
    gone = find_term(owner, id_)
    assert gone
    assert not gone.stands


def test_what_changes_nothing_is_not_kept(ben: Member) -> None:
    say(ben, "pilot", {"en": {"example": "Ours."}}, NOW)
    say(ben, "pilot", {"en": {"example": " Ours. "}}, LATER)
    assert len(history_of(ben, "pilot")) == 1


def test_what_is_refused(ben: Member, cy: Member) -> None:
    refused("VOC003", ben, "nothing", {"en": {"example": "x"}}, NOW)
    refused("VOC003", ben, "own-zzzzzzzzzzzz", {"en": {"example": "x"}}, NOW)
    refused("VOC004", ben, "", {"en": {"example": "x"}}, NOW)
    refused("VOC006", ben, "", {"en": {"term": "Exclusivity"}}, NOW)
    say(ben, "", {"en": {"term": "blue box"}}, NOW)
    refused("VOC006", ben, "", {"en": {"term": "Blue Box"}}, NOW)
    for place in range(MOST_WAITING):
        say(cy, "pilot", {"en": {"example": f"x{place}"}}, NOW)
    refused("VOC007", cy, "pilot", {"en": {"example": "one more"}}, NOW)


def test_who_only_reads_and_who_sees_only_part_say_nothing(owner: Member) -> None:
    for name, role, sees_all in (("Rita", "reader", True), ("Eva", "editor", False)):
        member = member_in("Petite", f"{name.lower()}@example.org", name, role, sees_all=sees_all)  # type: ignore[arg-type]
        with pytest.raises(NotAllowedError):
            say(member, "pilot", {"en": {"example": "x"}}, NOW)


def test_a_firm_s_words_are_no_other_firm_s(ben: Member, stranger: Member) -> None:
    id_, _ = say(ben, "", {"en": {"term": "blue box"}}, NOW)
    say(ben, "pilot", {"en": {"example": "Ours."}}, NOW)
    assert find_term(stranger, id_) is None
    assert own_words(stranger) == {}
    assert history_of(stranger, "pilot") == ()
    with pytest.raises(RefusedError):
        decide(stranger, "pilot", history_of(ben, "pilot")[0].key, accept=True, now=LATER)

"""Another form changes what is drawn, and nothing that is judged."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.readings import ANSWERS, INSTRUMENT, alliance, plan

from alliancemap.model.alliance import FormId, Relation, RelationTranslation, Translation
from alliancemap.model.answers import Span
from alliancemap.model.assessment import assess
from alliancemap.model.structure import with_form
from alliancemap.model.translation import in_language

FORMS: tuple[FormId, ...] = ("K1", "K2", "E", "JV", "W")


@given(answers=ANSWERS, form=st.sampled_from(FORMS))
def test_no_score_reads_the_form(answers: dict[str, Span | None], form: FormId) -> None:
    kept = alliance(answers)
    assert assess(with_form(kept, form), INSTRUMENT, plan=plan()) == assess(
        kept, INSTRUMENT, plan=plan()
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_first_relation_takes_the_form_and_the_others_keep_theirs(form: FormId) -> None:
    kept = alliance({})
    second = Relation("second", kept.relations[0].between, form="E", form_words="a stake")
    drawn = with_form(replace(kept, relations=(kept.relations[0], second)), form)
    assert drawn.relations[0].form == form
    assert drawn.relations[1] == second
    assert with_form(with_form(kept, "W"), form) == with_form(kept, form)


def test_words_of_the_form_before_are_gone_in_every_language() -> None:
    kept = alliance({})
    first = replace(kept.relations[0], form="K1", form_words="a licence")
    french = Translation("fr", relations=(RelationTranslation(first.id, form_words="licence"),))
    drawn = with_form(replace(kept, relations=(first,), translations=(french,)), "JV")
    assert drawn.relations[0].form_words is None
    assert in_language(drawn, "fr").relations[0].form_words is None

import pytest

from alliancemap.instruments import load_instrument, load_words


def test_each_kind_of_id_has_its_words() -> None:
    instrument, words = load_instrument(sector="health_technology"), load_words(language="en")
    table = instrument.structure
    for factor in instrument.factors:
        assert words.factor(factor.id).ask
        assert words.group(factor.group)
        assert words.stage(factor.stage)
        assert words.challenge(factor.challenge)
        assert words.use(factor.use)
        assert words.ask_style(factor.ask_style)
        assert words.theme(factor.theme).words[0]
        assert all(words.grade(source.grade).meaning for source in factor.sources)
    assert all(words.gate(gate.id).repair for gate in instrument.gates)
    assert all(words.set_of_questions(one.id).use for one in instrument.sets)
    assert all(words.form(form).map_label for form in table.forms)
    assert all(words.fact(fact).ask for fact, _ in table.facts)
    assert all(words.index(index) for index, _ in table.indices)
    assert all(words.clause(clause.id).text for clause in table.clauses)
    assert all(words.lawyer_question(question.id) for question in table.lawyer_questions)
    assert all(words.disagreement(one.id).what_we_do for one in table.disagreements)
    for rule in table.rules:
        assert words.rule(rule.id).because
        assert all(words.rule(rule.id).notes[note] for _, note in rule.notes)
    assert [words.level(level) for level in range(5)] == list(words.levels.values())
    assert words.sureness("proof") == "have proof"
    assert words.view("our_guess")
    assert words.sector_name("health_technology") == "Health technology"
    assert words.term("alliance").see


@pytest.mark.parametrize(
    "look_up", ["factor", "gate", "form", "rule", "term", "stage", "sector_name", "level"]
)
def test_words_that_are_not_there_are_a_key_error(look_up: str) -> None:
    with pytest.raises(KeyError):
        getattr(load_words(), look_up)("Z99")

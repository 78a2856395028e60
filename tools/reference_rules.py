"""The reference page of the structure rules: forms, facts, indices, rules, clauses, questions."""

from reference_edition import MADE_BY, Edition, Lines, at_most, citations, named, table

from alliancemap.model.instrument import Condition, Disagreement, Rule

MINUS = "\N{MINUS SIGN}"


def structure_rules(made: Edition, twin: str) -> Lines:
    """Yield the page of forms, facts, indices, rules, clauses, questions and disagreements."""
    words, label = made.words, made.label
    structure = made.instrument.structure
    yield f"# {label('rules')}\n"
    yield MADE_BY + "\n"
    yield label("other_language", page=twin) + "\n"
    yield label("rules_intro") + "\n"
    yield f"## {label('forms')}\n"
    forms = [(form, words.form(form)) for form in structure.forms]
    yield table(
        ("", label("meaning"), label("protects"), label("costs")),
        *((f"{key} {form.name}", form.meaning, form.protects, form.costs) for key, form in forms),
    )
    yield f"## {label('facts')}\n"
    yield table(
        (label("fact"), label("question"), label("options")),
        *(
            (said.name, said.ask, "<br>".join(said.options.values()) or label("number"))
            for said in (words.fact(fact) for fact, _ in structure.facts)
        ),
    )
    yield f"## {label('indices')}\n"
    yield label("indices_intro") + "\n"
    for index, factors in structure.indices:
        yield f"- {words.index(index)} " + ", ".join(named(made, one) for one in factors)
    yield f"\n## {label('rule_list')}\n"
    for rule in structure.rules:
        yield from rule_lines(made, rule)
    yield from advice_lines(made)


def condition_text(made: Edition, condition: Condition) -> str:
    """Return a condition in words."""
    words, label = made.words, made.label
    first = condition.names[0] if condition.names else ""
    if condition.kind == "any":
        return label("any").join(condition_text(made, option) for option in condition.options)
    if condition.kind == "index":
        return label(f"index_{condition.choice}", index=words.index(first))
    if condition.kind == "fact":
        fact = words.fact(first)
        if condition.choice is None:
            return label("more_than", fact=fact.name, number=condition.more_than)
        return label("fact_is", fact=fact.name, choice=fact.options[condition.choice])
    who = named(made, first)
    if condition.kind == "mean":
        who = label("mean", factors=", ".join(named(made, name) for name in condition.names))
    if condition.at_least is None:
        return at_most(made, who, condition.at_most)
    return label("at_least", factor=who, level=condition.at_least)


def signs(made: Edition, found: tuple[tuple[str, int], ...]) -> str:
    """Return the signs of a rule in a line: Joint venture +2, Wait −1."""
    return ", ".join(
        f"{made.words.form(form).name} {sign:+d}".replace("-", MINUS) for form, sign in found
    )


def rule_lines(made: Edition, rule: Rule) -> Lines:
    """Yield one rule: its conditions, its signs for both sides, its sentences and sources."""
    said = made.words.rule(rule.id)
    yield f"### {rule.id} {said.name}\n"
    yield made.line("when", " · ".join(condition_text(made, one) for one in rule.when))
    if rule.ours:
        yield made.line("ours", signs(made, rule.ours))
    if rule.theirs:
        yield made.line("theirs", signs(made, rule.theirs))
    yield made.line("because", said.because)
    yield made.line("objection", said.objection)
    colon = made.label("colon")
    for form, note in rule.notes:
        yield made.line("note", f"{made.words.form(form).name}{colon}{said.notes[note]}")
    yield made.line("sources", citations(made, rule.sources))


def advice_lines(made: Edition) -> Lines:
    """Yield the clauses, the questions for the lawyer, and where the literature disagrees."""
    words, label, structure = made.words, made.label, made.instrument.structure
    yield f"## {label('clauses')}\n"
    yield label("clauses_intro") + "\n"
    for clause in structure.clauses:
        said = words.clause(clause.id)
        yield f"### {said.name}\n"
        yield said.text + "\n"
        yield made.line("about", ", ".join(named(made, one) for one in clause.when_weak))
        yield made.line("sources", citations(made, clause.sources))
    yield f"## {label('lawyer')}\n"
    yield label("lawyer_intro") + "\n"
    yield table(
        ("", label("question"), label("about")),
        *(
            (
                question.id,
                words.lawyer_question(question.id),
                "<br>".join(named(made, one) for one in question.factors),
            )
            for question in structure.lawyer_questions
        ),
    )
    yield f"## {label('disagreements')}\n"
    for one in structure.disagreements:
        yield from disagreement_lines(made, one)


def disagreement_lines(made: Edition, one: Disagreement) -> Lines:
    """Yield one point on which sources disagree, and what this instrument does."""
    said = made.words.disagreement(one.id)
    yield f"### {one.id} {said.point}\n"
    yield made.line("one_side", f"{said.one_side} ({citations(made, one.one_side)})")
    yield made.line("other_side", f"{said.other_side} ({citations(made, one.other_side)})")
    yield made.line("what_we_do", said.what_we_do)

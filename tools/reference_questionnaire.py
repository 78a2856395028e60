"""The reference page of the questionnaire: factors, deal-breakers, sets, grades."""

from collections.abc import Iterable

from reference_edition import MADE_BY, Edition, Lines, at_most, cited, named, table

from alliancemap.instruments import InstrumentWords
from alliancemap.model.instrument import THEMES, Factor, Instrument


def questionnaire(made: Edition, twin: str) -> Lines:
    """Yield the page of all factors, gates, sets and grades."""
    instrument, words, label = made.instrument, made.words, made.label
    yield f"# {label('questionnaire')}\n"
    yield MADE_BY + "\n"
    yield label("other_language", page=twin) + "\n"
    yield (
        label(
            "questionnaire_intro",
            count=len(instrument.factors),
            id=instrument.id,
            version=instrument.version,
            sector=words.sector_name(instrument.sector),
        )
        + "\n"
    )
    for theme in THEMES:
        yield f"## {words.theme(theme).name}\n"
        yield words.theme(theme).question + "\n"
        group = ""
        for factor in instrument.factors:
            if factor.theme == theme:
                if factor.group != group:
                    group = factor.group
                    yield f"### {words.group(group)}\n"
                yield from factor_lines(made, factor)
    yield from gate_lines(made)
    yield f"## {label('sets')}\n"
    for one in instrument.sets:
        said = words.set_of_questions(one.id)
        yield f"### {said.name}\n"
        yield said.use + "\n"
        yield (
            "\n".join(
                f"{number}. {named(made, factor)}" for number, factor in enumerate(one.factors, 1)
            )
            + "\n"
        )
    yield f"## {label('grades')}\n"
    yield table(
        ("", label("meaning")),
        *((key, f"{grade.name}. {grade.meaning}") for key, grade in words.grades.items()),
    )


def factor_lines(made: Edition, factor: Factor) -> Lines:
    """Yield everything about one factor."""
    words, label = made.words, made.label
    said = words.factor(factor.id)
    yield f"#### {named(made, factor.id)}\n"
    yield f"> {said.ask}\n"
    yield said.meaning + "\n"
    yield level_table(made, said.levels)
    yield made.line("direction", said.direction)
    yield made.line("example", said.example)
    uses = (
        words.use(factor.use),
        words.ask_style(factor.ask_style),
        f"{label('difficulty')}{label('colon')}"
        + label("difficulty_of", difficulty=factor.difficulty),
        f"{label('stage')}{label('colon')}{words.stage(factor.stage)}",
        f"{label('challenge')}{label('colon')}{words.challenge(factor.challenge)}",
    )
    yield made.line("use", " · ".join(uses))
    yield source_list(made, factor, said.evidence)
    for instrument, other in made.others:
        yield from sector_lines(made, instrument, other, factor)


def level_table(made: Edition, levels: Iterable[str]) -> str:
    """Return the five described levels as a table."""
    head = (made.label("level"), made.label("behaviour"))
    return table(head, *((str(number), level) for number, level in enumerate(levels)))


def source_list(made: Edition, factor: Factor, evidence: Iterable[str]) -> str:
    """Return each source of a factor with what it adds."""
    colon = made.label("colon")
    lines = [
        f"- {cited(made, citation)}{colon}{said}"
        for citation, said in zip(factor.sources, evidence, strict=True)
    ]
    return "\n".join([f"**{made.label('sources')}**\n", *lines, ""])


def sector_lines(
    made: Edition, instrument: Instrument, other: InstrumentWords, factor: Factor
) -> Lines:
    """Yield what another sector says instead of the text above; nothing where it says the same."""
    base, said = made.words.factor(factor.id), other.factor(factor.id)
    name = other.sector_name(other.sector)
    if said.ask != base.ask:
        yield made.label("said_instead", sector=name, ask=said.ask) + "\n"
    if said.meaning != base.meaning:
        yield said.meaning + "\n"
    if said.levels != base.levels:
        yield level_table(made, said.levels)
    if said.direction != base.direction:
        yield made.line("direction", said.direction)
    if said.example != base.example:
        yield f"**{name}**{made.label('colon')}{said.example}\n"
    if said.evidence != base.evidence:
        yield source_list(made, instrument.factor(factor.id), said.evidence)


def gate_lines(made: Edition) -> Lines:
    """Yield the deal-breakers, those of other sectors marked."""
    words, label = made.words, made.label
    yield f"## {label('gates')}\n"
    yield label("gates_intro") + "\n"
    own = {gate.id for gate in made.instrument.gates}
    rows = []
    for gate in dict.fromkeys(
        gate
        for one in (made.instrument, *(other for other, _ in made.others))
        for gate in one.gates
    ):
        where = [
            label("only_in", sector=other.sector_name(other.sector))
            for instrument, other in made.others
            if gate.id not in own and gate in instrument.gates
        ]
        parts = [at_most(made, named(made, part.factor), part.at_most) for part in gate.parts]
        said = words.gate(gate.id)
        name = said.name + (f" ({', '.join(where)})" if where else "")
        rows.append((name, "<br>".join(parts), said.fired, said.repair))
    yield table((label("gate"), label("answers"), label("fired"), label("repair")), *rows)

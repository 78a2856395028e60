"""From the plain data of a compiled structure to the model's Instrument, with coded errors."""

from typing import get_args

from alliancemap.instruments.raw_values import (
    Raw,
    items,
    one_of,
    rows,
    table,
    text,
    texts,
    whole,
    wholes,
)
from alliancemap.model.instrument import (
    THEMES,
    AskStyle,
    AsymmetryLists,
    Belief,
    Citation,
    Clause,
    Condition,
    Disagreement,
    Factor,
    FactorSet,
    Gate,
    GatePart,
    Grade,
    Instrument,
    InstrumentError,
    LawyerQuestion,
    Rule,
    StructureTable,
    Use,
    VerdictRule,
)

# The version of the file format itself, not of a questionnaire.
SCHEMA = 1
USES: tuple[Use, ...] = get_args(Use)
ASK_STYLES: tuple[AskStyle, ...] = get_args(AskStyle)
GRADES: tuple[Grade, ...] = get_args(Grade)


def build_instrument(raw: Raw, digest: str) -> Instrument:
    """Return the Instrument that plain data describe, for one sector.

    `raw` is what `compile_structure` makes, `digest` the SHA-256 of its bytes. Raises
    InstrumentError with its place: INS020 (key missing), INS022 (outside its closed list), INS023
    (no such kind of condition), INS021 and INS024 to INS028 (wrong kind of value). Whether it means
    something is for `check_instrument` to say.
    """
    if whole(raw, "schema", "") != SCHEMA:
        raise InstrumentError("INS022", f"schema: {raw['schema']}", (str(SCHEMA),))
    return Instrument(
        id=text(raw, "id", ""),
        version=text(raw, "version", ""),
        sector=text(raw, "sector", ""),
        digest=digest,
        languages=texts(raw, "languages", ""),
        stages=texts(raw, "stages", ""),
        met_from=whole(raw, "met_from", ""),
        factors=rows(raw, "factors", "", _factor),
        gates=rows(raw, "gates", "", _gate),
        sets=rows(raw, "sets", "", _set),
        verdict=_verdict(table(raw, "verdict", "")),
        belief=_belief(table(raw, "belief", "")),
        asymmetry=_asymmetry(table(raw, "asymmetry", "")),
        structure=_structure(table(raw, "structure", "")),
    )


def _factor(raw: Raw, where: str) -> Factor:
    return Factor(
        id=text(raw, "id", where),
        theme=one_of(raw, "theme", where, THEMES),
        group=text(raw, "group", where),
        use=one_of(raw, "use", where, USES),
        ask_style=one_of(raw, "ask_style", where, ASK_STYLES),
        difficulty=whole(raw, "difficulty", where),
        challenge=text(raw, "challenge", where),
        stage=text(raw, "stage", where),
        raw_direction=one_of(raw, "raw_direction", where, ("higher", "lower")),
        sources=rows(raw, "sources", where, _citation),
    )


def _citation(raw: Raw, where: str) -> Citation:
    return Citation(
        key=text(raw, "key", where),
        grade=one_of(raw, "grade", where, GRADES),
    )


def _gate(raw: Raw, where: str) -> Gate:
    return Gate(text(raw, "id", where), rows(raw, "parts", where, _gate_part))


def _gate_part(raw: Raw, where: str) -> GatePart:
    return GatePart(text(raw, "factor", where), whole(raw, "at_most", where))


def _set(raw: Raw, where: str) -> FactorSet:
    return FactorSet(text(raw, "id", where), texts(raw, "factors", where))


def _verdict(raw: Raw) -> VerdictRule:
    where = "verdict"
    return VerdictRule(
        futures=whole(raw, "futures", where),
        promising_from=whole(raw, "promising_from", where),
        stopped_below=whole(raw, "stopped_below", where),
        coverage_numerator=whole(raw, "coverage_numerator", where),
        coverage_denominator=whole(raw, "coverage_denominator", where),
    )


def _belief(raw: Raw) -> Belief:
    where = "belief"
    themes = [
        wholes(row, f"{where} themes row {number}")
        for number, row in enumerate(items(raw, "themes", where), 1)
    ]
    return Belief(
        tosses_of=whole(raw, "tosses_of", where),
        grid=wholes(items(raw, "grid", where), f"{where} grid"),
        partner=wholes(items(raw, "partner", where), f"{where} partner"),
        themes=tuple(themes),
    )


def _asymmetry(raw: Raw) -> AsymmetryLists:
    where = "asymmetry"
    return AsymmetryLists(
        ours_to_them=texts(raw, "ours_to_them", where),
        theirs_to_us=texts(raw, "theirs_to_us", where),
        joint=texts(raw, "joint", where),
        our_freedom=texts(raw, "our_freedom", where),
        their_dependence=texts(raw, "their_dependence", where),
        size_flag=whole(raw, "size_flag", where),
    )


def _structure(raw: Raw) -> StructureTable:
    where = "structure"
    return StructureTable(
        forms=texts(raw, "forms", where),
        indices=rows(
            raw,
            "indices",
            where,
            lambda one, at: (text(one, "id", at), texts(one, "factors", at)),
        ),
        rules=rows(raw, "rules", where, _rule),
        clauses=rows(raw, "clauses", where, _clause),
        lawyer_questions=rows(
            raw,
            "lawyer_questions",
            where,
            lambda one, at: LawyerQuestion(text(one, "id", at), texts(one, "factors", at)),
        ),
        facts=rows(
            raw,
            "facts",
            where,
            lambda one, at: (text(one, "id", at), texts(one, "options", at)),
        ),
        disagreements=rows(raw, "disagreements", where, _disagreement),
    )


def _rule(raw: Raw, where: str) -> Rule:
    return Rule(
        id=text(raw, "id", where),
        when=rows(raw, "when", where, _condition),
        ours=_signs(raw, "ours", where),
        theirs=_signs(raw, "theirs", where),
        notes=tuple(
            (form, text(notes, form, f"{where} notes"))
            for notes in (table(raw, "notes", where),)
            for form in notes
        ),
        sources=rows(raw, "sources", where, _citation),
    )


def _signs(raw: Raw, key: str, where: str) -> tuple[tuple[str, int], ...]:
    signs = table(raw, key, where)
    return tuple((form, whole(signs, form, f"{where} {key}")) for form in signs)


def _condition(raw: Raw, where: str) -> Condition:
    """Return the condition; INS023 when its keys are none of the closed list of kinds."""
    keys = frozenset(raw)
    at_least, at_most = raw.get("at_least"), raw.get("at_most")
    bound = len(keys & {"at_least", "at_most"}) == 1
    if bound:
        whole(raw, "at_least" if at_most is None else "at_most", where)
    if len(keys) == 2 and "factor" in keys and bound:
        return Condition(
            "factor", (text(raw, "factor", where),), at_least=at_least, at_most=at_most
        )
    if len(keys) == 2 and "mean" in keys and bound:
        return Condition("mean", texts(raw, "mean", where), at_least=at_least, at_most=at_most)
    if keys == {"index", "is"}:
        side = one_of(raw, "is", where, ("high", "low"))
        return Condition("index", (text(raw, "index", where),), choice=side)
    if keys == {"fact", "is"}:
        return Condition("fact", (text(raw, "fact", where),), choice=text(raw, "is", where))
    if keys == {"fact", "more_than"}:
        more = whole(raw, "more_than", where)
        return Condition("fact", (text(raw, "fact", where),), more_than=more)
    if keys == {"any"}:
        return Condition("any", options=rows(raw, "any", where, _condition))
    raise InstrumentError("INS023", f"{where}: {', '.join(sorted(keys))}")


def _clause(raw: Raw, where: str) -> Clause:
    return Clause(
        text(raw, "id", where),
        texts(raw, "when_weak", where),
        rows(raw, "sources", where, _citation),
    )


def _disagreement(raw: Raw, where: str) -> Disagreement:
    return Disagreement(
        text(raw, "id", where),
        rows(raw, "one_side", where, _citation),
        rows(raw, "other_side", where, _citation),
    )

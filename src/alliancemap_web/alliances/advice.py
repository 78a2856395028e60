"""Who gains and who depends, and which structure the rules speak for, as the page shows it."""

from dataclasses import dataclass

from alliancemap.instruments import InstrumentWords, Source, load_sources
from alliancemap.model.instrument import Rule
from alliancemap.model.structure import FormReading, Plea
from alliancemap.words import listed, phrase
from alliancemap_web.alliances.readings import FORM, Judged
from alliancemap_web.alliances.sections import opened
from alliancemap_web.alliances.speech import range_words
from alliancemap_web.languages import spoken


@dataclass(frozen=True, slots=True)
class Bar:
    """One range of 0 to 4 with its words."""

    name: str
    low: int
    high: int
    words: str


@dataclass(frozen=True, slots=True)
class AsymmetryPanel:
    """Value and dependence both ways."""

    value: tuple[Bar, ...]
    value_says: str
    dependence: tuple[Bar, ...]
    dependence_says: str
    size_says: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that speaks for or against a form, with its grade and its sources."""

    rule: str
    says: str
    certainty: str
    grades: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormPanel:
    """One form with what speaks for it and the strongest objection.

    `stands` says in short what it is here: on the map, among the best, likely theirs.
    """

    id: str
    name: str
    meaning: str
    protects: str
    costs: str
    reasons: tuple[Reason, ...]
    objection: Reason | None
    sums: tuple[str, ...]
    stands: tuple[str, ...]
    is_drawn: bool
    is_tried: bool


@dataclass(frozen=True, slots=True)
class ClausePanel:
    """A safeguard and the weak answers that call for it."""

    name: str
    text: str
    factors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StructurePanel:
    """The advice on structure: the best two forms, never a single verdict; `every` form below."""

    headline: str
    forms: tuple[FormPanel, ...]
    partner: str
    every: tuple[FormPanel, ...]
    relational: str
    performance: str
    clauses: tuple[ClausePanel, ...]
    lawyer_questions: tuple[str, ...]


def asymmetry_panel(reading: Judged, language: str) -> AsymmetryPanel:
    """Return who gains more and who depends more, in words and ranges."""
    asymmetry = reading.assessment.asymmetry
    ratio = asymmetry.size_ratio
    size = (
        "unknown"
        if ratio is None
        else "flagged"
        if asymmetry.is_size_flagged
        else "plain"
        if ratio > 1
        else "small"
    )
    bars = {
        name: Bar(
            spoken(f"asymmetry_{name}", language),
            interval.low,
            interval.high,
            range_words(interval, language),
        )
        for name, interval in (
            ("ours_to_them", asymmetry.ours_to_them),
            ("theirs_to_us", asymmetry.theirs_to_us),
            ("joint", asymmetry.joint),
            ("our_dependence", asymmetry.our_dependence),
            ("their_dependence", asymmetry.their_dependence),
        )
    }
    return AsymmetryPanel(
        value=(bars["ours_to_them"], bars["theirs_to_us"], bars["joint"]),
        value_says=phrase(f"value_tilt.{asymmetry.value_tilt}", language),
        dependence=(bars["our_dependence"], bars["their_dependence"]),
        dependence_says=phrase(f"dependence_tilt.{asymmetry.dependence_tilt}", language),
        size_says=phrase(f"size.{size}", language, ratio=ratio or 0),
    )


def structure_panel(reading: Judged, language: str) -> StructurePanel:
    """Return the advice on structure in words."""
    words, advice = reading.words(language), reading.assessment.structure
    every = {
        form: form_panel(reading, advice.form(form), words)
        for form in reading.instrument.structure.forms
    }
    best = [words.form(form).name for form in advice.best]
    prefers = [words.form(form).name for form in advice.partner_prefers]
    return StructurePanel(
        headline=phrase("structure.waiting", language)
        if advice.is_waiting
        else phrase(
            "structure.tentative" if advice.is_tentative else "structure.best",
            language,
            first=best[0],
            second=best[-1],
        ),
        forms=tuple(every[form] for form in advice.best),
        partner=phrase("structure.partner_prefers", language, forms=listed(prefers, language))
        if prefers
        else phrase("structure.partner_unknown", language),
        every=tuple(every.values()),
        relational=phrase(f"risk_index.{advice.relational}", language),
        performance=phrase(f"risk_index.{advice.performance}", language),
        clauses=tuple(
            ClausePanel(
                name=words.clause(weakness.clause).name,
                text=words.clause(weakness.clause).text,
                factors=tuple((one, words.factor(one).name) for one in weakness.factors),
            )
            for weakness in advice.weaknesses
        ),
        lawyer_questions=tuple(words.lawyer_question(one) for one in advice.lawyer_questions),
    )


def form_panel(reading: Judged, form: FormReading, words: InstrumentWords) -> FormPanel:
    """Return one form with its three strongest reasons and its strongest objection."""
    said = words.form(form.form)
    rules = {rule.id: rule for rule in reading.instrument.structure.rules}
    objection = form.objection
    return FormPanel(
        id=form.form,
        name=said.name,
        meaning=said.meaning,
        protects=said.protects,
        costs=said.costs,
        reasons=tuple(
            reason(reading, form.form, rules[one.rule], one, words) for one in form.reasons
        ),
        objection=reason(reading, form.form, rules[objection.rule], objection, words)
        if objection
        else None,
        sums=opened(reading, form.form, words),
        stands=standing(reading, form.form, words.language),
        is_drawn=form.form == reading.alliance.relations[0].form,
        is_tried=dict(reading.trial).get(FORM) == form.form,
    )


def standing(reading: Judged, form: str, language: str) -> tuple[str, ...]:
    """Return in short what a form is here: on the map now, among the best for us, likely theirs."""
    advice = reading.assessment.structure
    found = {
        "form_drawn": form == reading.alliance.relations[0].form,
        "form_best": form in advice.best,
        "form_theirs": form in advice.partner_prefers,
    }
    return tuple(spoken(key, language) for key, holds in found.items() if holds)


def reason(reading: Judged, form: str, rule: Rule, plea: Plea, words: InstrumentWords) -> Reason:
    """Return what one rule says for or against a form."""
    said = words.rule(rule.id)
    works = load_sources(reading.instrument.id, reading.instrument.version)
    certainty = "certain" if plea.is_certain else "possible"
    return Reason(
        rule=rule.id,
        says=said.because if plea.sign > 0 else said.objection,
        certainty=phrase(f"structure.{certainty}", words.language),
        grades=tuple(dict.fromkeys(one.grade for one in rule.sources)),
        sources=tuple(
            (in_short(works[one.key], words.language), works[one.key].url) for one in rule.sources
        ),
        notes=tuple(
            said.notes[key] for where, key in rule.notes if where == form and plea.sign > 0
        ),
    )


def in_short(work: Source, language: str) -> str:
    """Return a work as a reference names it: authors, or else title, and year."""
    if work.seen == "general_knowledge" and not work.authors:
        return spoken("seen_general_knowledge", language)
    return f"{work.authors or work.title} {work.year or ''}".strip()

"""Whole alliances for property tests: every optional part, several of everything, nasty texts.

Values are built to be right rather than drawn and thrown away: an alliance holds so many that
even a filter which seldom refuses one would refuse most alliances.
"""

import string
from datetime import date
from typing import get_args

from alliance_file.published import vocabulary
from hypothesis import strategies as st

from alliancemap.model.alliance import (
    Afterwards,
    AfterwardsTranslation,
    Alliance,
    Answer,
    Brought,
    Exclusivity,
    Feeling,
    FormId,
    Language,
    Party,
    PartyTranslation,
    PromisedPerson,
    Promises,
    Relation,
    RelationTranslation,
    Seen,
    Sentence,
    SetAside,
    Source,
    Standing,
    Sureness,
    Translation,
    View,
)

NASTY = (
    "NO", "no", "y", "3", "-3", "1-3", "3.0", "1e400", "0x1F", "0o7", "1_000", "12:30:45", ".inf",
    ".nan", "null", "~", "true", "2014-08-11", ": #", "a: b", "a #b", "#", "- a", "? a", "---",
    "...", "--- a", "{a: 1}", "[1]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'", '"', "\\",
    "a\nb", "a\n\nb\n", "\na", "a\n", "a\n\n", "  a", "a  ", " a\nb", "a\n  b", "a \nb", "\ta",
    "a\t",     "a\n\tb", "---\n---", "# a\n# b", "😀", "é\u0301", "\u00a0", "\u2028",
    "a\u2029b", "\ufeffa",
    "a:", ":a", "a,b", "=", "<<", "\\ud83d\\ude00", "\u202e", "http://", "https://a b",
    "javascript:alert(1)", "\U0010fffd", "\ue000", "x" * 2000,
)  # fmt: skip

plain_characters = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\ufffe\uffff",
    include_characters="\t\n",
)
texts = st.sampled_from(NASTY) | st.text(plain_characters, max_size=20)
some_texts = texts.map(lambda text: text if text.strip(" \t\n") else f"{text}.")
ids = st.builds(
    str.__add__,
    st.sampled_from(string.ascii_letters),
    st.text(st.sampled_from(string.ascii_letters + string.digits + "_-"), max_size=12),
) | st.sampled_from(("null", "true", "NO", "y", "e1"))
links = st.sampled_from(("https://a.example/x?y=1#z", "http://a", "https://é.example/#:~:text=a,b"))
days = st.builds(
    lambda day, letters: f"{day:%Y-%m-%d}"[:letters],
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from((len("2014-08-11"), len("2014-08"), len("2014"))),
)
counts = st.integers(0, 2**53 - 1)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def choice(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


named = st.tuples(some_texts | links, maybe(links)) | st.tuples(st.none(), links)
sources = st.builds(
    lambda name, day, seen: Source(text=name[0], url=name[1], date=day, seen=seen),
    named,
    maybe(days),
    maybe(choice(Seen)),
)
several_sources = st.lists(sources, max_size=2).map(tuple)
sentences = st.builds(Sentence, text=some_texts, standing=choice(Standing), sources=several_sources)


@st.composite
def party_lists(draw: st.DrawFn) -> tuple[Party, ...]:
    others = draw(st.lists(ids.filter(lambda one: one not in ("us", "partner")), unique=True,
                           min_size=2, max_size=4))  # fmt: skip
    ours = draw(st.sampled_from(("us", others[0])))
    theirs = draw(st.sampled_from(("partner", others[1])))
    sides = [(ours, "us"), (theirs, "partner")]
    sides += [(one, draw(st.sampled_from(("us", "partner", "other")))) for one in others[2:]]
    return tuple(
        Party(
            id=one,
            side=side,
            name=draw(some_texts),
            people=draw(maybe(counts)),
            revenue=draw(maybe(counts)),
            currency=draw(maybe(st.from_regex(r"\A[A-Z]{3}\Z"))),
            country=draw(maybe(texts)),
            place=draw(maybe(texts)),
            founded=draw(maybe(st.integers(1, 9999))),
            note=draw(maybe(texts)),
            sources=draw(several_sources),
        )
        for one, side in draw(st.permutations(sides))
    )


@st.composite
def relation_lists(draw: st.DrawFn, parties: tuple[Party, ...]) -> tuple[Relation, ...]:
    names = [party.id for party in parties]
    made = []
    for one in draw(st.lists(ids, unique=True, min_size=1, max_size=3)):
        between = tuple(draw(st.lists(st.sampled_from(names), unique=True, min_size=2)))
        bringing = draw(st.lists(st.sampled_from(between), unique=True))
        known_facts = vocabulary().facts
        facts = draw(st.lists(st.sampled_from(sorted(known_facts)), unique=True))
        made.append(
            Relation(
                id=one,
                between=between,
                form=draw(maybe(choice(FormId))),
                form_words=draw(maybe(texts)),
                brings=tuple(Brought(party, draw(sentences)) for party in bringing),
                together=draw(maybe(sentences)),
                facts=tuple((fact, draw(st.sampled_from(known_facts[fact]))) for fact in facts),
            )
        )
    return tuple(made)


@st.composite
def answer_lists(draw: st.DrawFn, relations: tuple[Relation, ...]) -> tuple[Answer, ...]:
    made = []
    for factor in draw(st.lists(st.sampled_from(vocabulary().factors), max_size=6)):
        state = draw(st.sampled_from(("known", "known", "unknown", "not_relevant")))
        low, high = sorted(draw(st.tuples(st.integers(0, 4), st.integers(0, 4))))
        made.append(
            Answer(
                factor=factor,
                state=state,
                low=low if state == "known" else None,
                high=high if state == "known" else None,
                sure=draw(maybe(choice(Sureness))),
                note=draw(maybe(texts)),
                sources=draw(several_sources),
                date=draw(maybe(days)),
                who=draw(maybe(texts)),
                view=draw(choice(View)),
                relation=draw(maybe(st.sampled_from([one.id for one in relations]))),
                fades=draw(maybe(days)),
                settles=draw(st.booleans()),
            )
        )
    return tuple(made)


promises = st.builds(
    Promises,
    exclusive=st.lists(
        st.builds(Exclusivity, field=some_texts, region=maybe(some_texts), until=maybe(days)),
        max_size=3,
    ).map(tuple),
    people=st.lists(
        st.builds(PromisedPerson, name=some_texts, hours=maybe(counts)), max_size=3
    ).map(tuple),
    hours=maybe(counts),
)


@st.composite
def translations(
    draw: st.DrawFn,
    language: str,
    parties: tuple[Party, ...],
    relations: tuple[Relation, ...],
    gates: list[str],
) -> Translation:
    """Some of the sentences, among them such as nobody wrote in the first place."""
    names = [party.id for party in parties]
    chosen = draw(st.lists(st.sampled_from(relations), unique_by=lambda one: one.id))
    return Translation(
        language=language,
        name=draw(maybe(some_texts)),
        aim=draw(maybe(some_texts)),
        customer=draw(maybe(some_texts)),
        need=draw(maybe(some_texts)),
        parties=tuple(
            PartyTranslation(
                party, draw(maybe(some_texts)), draw(maybe(some_texts)), draw(maybe(some_texts))
            )
            for party in draw(st.lists(st.sampled_from(names), unique=True))
        ),
        relations=tuple(
            RelationTranslation(
                one.id,
                form_words=draw(maybe(some_texts)),
                brings=tuple(
                    (party, draw(some_texts))
                    for party in draw(st.lists(st.sampled_from(one.between), unique=True))
                ),
                together=draw(maybe(some_texts)),
            )
            for one in chosen
        ),
        set_aside=tuple((gate, draw(some_texts)) for gate in gates if draw(st.booleans())),
        afterwards=AfterwardsTranslation(draw(maybe(some_texts)), draw(maybe(some_texts))),
    )


@st.composite
def alliances(draw: st.DrawFn) -> Alliance:
    parties = draw(party_lists())
    relations = draw(relation_lists(parties))
    if draw(st.booleans()):
        parties = tuple(p for p in parties if p.id in ("us", "partner"))
        if len(parties) < 2:
            parties = (Party("us", "us", "Small"), Party("partner", "partner", "Large"))
        relations = (Relation("main", ("us", "partner")),)
    gates = draw(st.lists(st.sampled_from(vocabulary().gates), unique=True, max_size=3))
    language = draw(maybe(choice(Language)))
    others = [one for one in get_args(Language) if one != language]
    spoken = draw(st.lists(st.sampled_from(others), unique=True))
    weighed = draw(st.lists(st.sampled_from(vocabulary().factors), unique=True, max_size=3))
    return Alliance(
        name=draw(some_texts),
        parties=parties,
        relations=relations,
        answers=draw(answer_lists(relations)),
        sector=draw(st.sampled_from(vocabulary().sectors)),
        language=language,
        date=draw(maybe(days)),
        aim=draw(maybe(texts)),
        customer=draw(maybe(texts)),
        need=draw(maybe(texts)),
        need_sources=draw(several_sources),
        note=draw(maybe(texts)),
        set_aside=tuple(
            SetAside(gate, draw(some_texts), draw(maybe(texts)), draw(maybe(days)))
            for gate in gates
        ),
        weights=tuple((factor, draw(st.integers(1, 9))) for factor in weighed),
        feeling=draw(maybe(st.builds(Feeling, st.integers(0, 4), maybe(texts)))),
        afterwards=draw(
            maybe(
                st.builds(
                    Afterwards,
                    verdict=st.sampled_from(("success", "mixed", "failure", "running")),
                    year=maybe(st.integers(1000, 9999)),
                    what_happened=maybe(texts),
                    cause=maybe(texts),
                    sources=several_sources,
                )
            )
        ),
        translations=tuple(draw(translations(one, parties, relations, gates)) for one in spoken),
        promises=draw(promises),
    )

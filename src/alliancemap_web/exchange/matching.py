"""Which column says what: exports of three customer systems by their headings, others by names."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.exchange.fields import (
    FIELDS,
    MANY,
    NAMES,
    factor_names,
    folded,
    split_words,
)

# How alike a heading and a name must be, out of 1, to be the same with a slip of the finger. Short
# words differ by a letter and mean another thing (name, none), so they must be the same.
ALIKE = 0.86
SHORTEST_ALIKE = 6
FARTHEST = 3


@dataclass(frozen=True, slots=True)
class System:
    """A customer system whose export is known by some of its headings, folded.

    `marks` are headings that only it writes, in English or French; `needed` how many of them must
    be there. `fields` are columns that mean something else than their name, "" for nothing.
    """

    id: str
    name: str
    marks: frozenset[str]
    needed: int
    fields: dict[str, str]
    prefixes: tuple[str, ...] = ()


# The sources of the headings stand in tests/web/exchange/test_matching.py.
SYSTEMS = (
    System(
        "pipedrive",
        "Pipedrive",
        frozenset({"organization name", "organization owner", "organization people",
                   "organization address", "organization id", "organization open deals",
                   "organization organization created", "organization label",
                   "organization labels", "organization website",
                   "organisation nom", "organisation proprietaire", "organisation personnes",
                   "organisation adresse", "organisation id", "organisation affaires ouvertes",
                   "organisation etiquette"}),
        2,
        {"organization people": "", "organisation personnes": "", "organization label": "",
         "organization labels": "", "organisation etiquette": "", "organization id": "",
         "organisation id": "", "organization parent": ""},
        ("organization", "organisation"),
    ),
    System(
        "hubspot",
        "HubSpot",
        frozenset({"record id", "company domain name", "company owner", "create date",
                   "lifecycle stage", "number of associated contacts", "last activity date",
                   "country region", "lead status", "year founded",
                   "id de fiche d informations", "id de l enregistrement",
                   "nom de domaine de l entreprise", "proprietaire de l entreprise",
                   "phase du cycle de vie", "date de creation", "pays region",
                   "annee de fondation"}),
        3,
        {"lifecycle stage": "", "phase du cycle de vie": "", "lead status": "", "type": "",
         "record id": "", "number of associated contacts": "", "associated contact": ""},
    ),
    System(
        "salesforce",
        "Salesforce",
        frozenset({"account name", "account owner", "account id", "billing city",
                   "billing country", "billing state province", "billing street", "account site",
                   "account source", "billing zip postal code", "billing state", "billingcity",
                   "billingcountry", "annualrevenue", "numberofemployees", "accountsource",
                   "billing postal code", "nom du compte", "proprietaire du compte",
                   "id du compte", "ville de facturation", "pays de facturation",
                   "rue de facturation"}),
        3,
        {"account site": "", "account source": "", "type": "", "account type": "", "rating": "",
         "ownership": "", "id": "", "account id": "", "id du compte": ""},
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """What the columns of a table say: for each heading a field's or factor's id, or "".

    `system` is the id of the customer system that wrote the file, "" for any other.
    """

    columns: tuple[str, ...]
    system: str = ""


def match(headings: Sequence[str]) -> Match:
    """Return what each column of a table seems to say; no field is given to two columns.

    The exact name wins over one that is only alike, and the column further left over the same name
    further right.
    """
    system = system_of(headings)
    found: dict[int, str] = {}
    taken: set[str] = set()
    readings = [readings_of(heading, system) for heading in headings]
    for look in (told_by_system, exactly, nearly):
        for place, names in enumerate(readings):
            if place in found:
                continue
            field = look(names, system)
            if field is None or (field and field in taken):
                continue
            found[place] = field
            if field and field not in MANY:
                taken.add(field)
    columns = tuple(found.get(place, "") for place in range(len(headings)))
    return Match(columns, system.id if system else "")


def system_of(headings: Sequence[str]) -> System | None:
    """Return the customer system that wrote these headings; None for any other file."""
    there = {folded(one) for one in headings}
    there |= {folded(split_words(one)) for one in headings}
    fits = [
        (len(there & one.marks) - one.needed, one)
        for one in SYSTEMS
        if len(there & one.marks) >= one.needed
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def readings_of(heading: str, system: System | None) -> tuple[str, ...]:
    """Return what a heading may be read as, folded, the likeliest first.

    A system's prefix falls away, and so does what a sub-field belongs to ("City of Address").
    """
    names = [folded(heading), folded(split_words(heading))]
    for prefix in system.prefixes if system else ():
        for name in tuple(names):
            if name.startswith(prefix + " "):
                rest = name.removeprefix(prefix + " ")
                names += [rest, rest.split(" of ")[0], rest.split(" de l adresse")[0]]
    return tuple(dict.fromkeys(one for one in names if one))


def told_by_system(names: tuple[str, ...], system: System | None) -> str | None:
    """Return what a system means by a heading, "" for nothing of ours; None when it says naught."""
    if system is None:
        return None
    return next((system.fields[one] for one in names if one in system.fields), None)


def exactly(names: tuple[str, ...], _: System | None) -> str | None:
    """Return the field or factor that goes by one of these names."""
    known = known_names()
    return next((known[one] for one in names if one in known), None)


def nearly(names: tuple[str, ...], _: System | None) -> str | None:
    """Return the field or factor whose name differs from one of these by a slip of the finger."""
    best, found = ALIKE, None
    for name in names:
        if len(name) < SHORTEST_ALIKE:
            continue
        look = SequenceMatcher(None, "", name, autojunk=False)
        for known, field in known_names().items():
            if len(known) < SHORTEST_ALIKE or abs(len(known) - len(name)) > FARTHEST:
                continue
            look.set_seq1(known)
            if look.quick_ratio() > best and (alike := look.ratio()) > best:
                best, found = alike, field
    return found


@lru_cache(maxsize=1)
def known_names() -> dict[str, str]:
    """Return every name that a field or a factor goes by, with its id.

    Among them are the names on our own pages, which head the tables that we write.
    """
    factors = factor_names()
    return {
        **{
            folded(phrase(f"field.{field}", language, "exchange")): field
            for field in FIELDS
            for language in LANGUAGES
        },
        **{field: field for field in FIELDS},
        **{name: one.id for one in factors.values() for name in one.names},
        **{f"{one.id.casefold()} {name}": one.id for one in factors.values() for name in one.names},
        **{one.casefold(): one for one in factors},
        **{name: field for field in FIELDS for name in NAMES[field]},
    }


def choices() -> tuple[str, ...]:
    """Return everything that a column may be said to hold: the fields, then the factors."""
    return (*FIELDS, *factor_names())

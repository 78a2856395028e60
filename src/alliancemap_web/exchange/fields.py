"""What a column of a table can say about an alliance: fields by id, and the names they go by."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from alliancemap.instruments import (
    DEFAULT_INSTRUMENT,
    DEFAULT_SECTOR,
    DEFAULT_VERSION,
    InstrumentWords,
    load_instrument,
    load_words,
)

LANGUAGES = ("en", "fr")
# How far an alliance has come; the portfolio's own list, held the same by a test.
STAGES = ("idea", "talks", "negotiation", "running", "ended")
FORMS = ("K1", "K2", "E", "JV", "W")

# Each field with what people head its column with, in English and French. Folded: no case, no
# accents, no signs. "Contacts" and Pipedrive's "People" count whom we know there, not who works
# there, and are in no list.
NAMES: dict[str, tuple[str, ...]] = {
    "partner": (
        "partner", "partner name", "company", "company name", "account", "account name",
        "organization", "organization name", "organisation", "organisation name", "firm", "name",
        "business name", "legal name", "giant", "corporate", "prospect",
        "partenaire", "nom du partenaire", "entreprise", "nom de l entreprise", "societe",
        "nom de la societe", "compte", "nom du compte", "raison sociale", "nom",
        "nom de l organisation", "denomination", "groupe",
    ),
    "name": (
        "alliance", "alliance name", "name of the alliance", "project", "project name",
        "deal name", "opportunity name", "nom de l alliance", "projet", "nom du projet",
        "intitule",
    ),
    "us": (
        "us", "we", "our name", "our firm", "our company", "nous", "notre nom",
        "notre entreprise", "notre societe",
    ),
    "country": (
        "country", "country region", "billing country", "hq country", "headquarters country",
        "country of address", "nation", "billing country code", "country code",
        "pays", "pays region", "pays de facturation", "pays du siege", "code pays",
    ),
    "place": (
        "town", "city", "place", "location", "billing city", "hq city", "headquarters",
        "city town village locality", "ville", "commune", "lieu", "siege", "localite",
        "ville de facturation", "ville agglomeration village localite",
    ),
    "people": (
        "people", "employees", "number of employees", "no of employees", "employee count",
        "headcount", "staff", "workforce", "size", "company size", "team size",
        "effectif", "effectifs", "employes", "nombre d employes", "nombre de salaries",
        "salaries", "collaborateurs", "taille", "taille de l entreprise", "personnes",
    ),
    "revenue": (
        "revenue", "annual revenue", "yearly revenue", "turnover", "sales", "annual sales",
        "revenues", "chiffre d affaires", "chiffre d affaires annuel", "ca", "ca annuel",
        "revenu", "revenu annuel", "revenus", "revenus annuels", "ventes annuelles",
    ),
    "currency": (
        "currency", "account currency", "revenue currency", "currency iso code",
        "currency of annual revenue", "devise", "monnaie", "devise du compte",
    ),
    "founded": (
        "founded", "year founded", "founded year", "year started", "foundation year",
        "founding year", "established", "year established", "annee de fondation",
        "annee de creation", "date de creation de l entreprise", "fondee en", "creee en",
        "annee de demarrage", "fondation",
    ),
    "aim": ("aim", "goal", "purpose", "objective", "but", "objectif", "finalite"),
    "need": (
        "need", "customer need", "market need", "problem", "besoin", "besoin du client",
        "besoins", "besoin du marche", "probleme",
    ),
    "customer": (
        "customer", "customers", "end customer", "target customer", "client", "clients",
        "client final", "client cible", "clients vises",
    ),
    "stage": (
        "stage", "alliance stage", "deal stage", "partnership stage", "status",
        "etape", "stade", "statut", "avancement",
    ),
    "signed": (
        "signed", "signed on", "signing date", "date signed", "signature date",
        "date de signature", "signe le", "signature", "signee le",
    ),
    "form": (
        "form", "structure", "alliance form", "type of alliance", "agreement type",
        "forme", "forme de l alliance", "type d alliance", "type d accord",
    ),
    "website": (
        "website", "web site", "website url", "company website", "url", "web", "homepage",
        "domain", "company domain", "company domain name", "website address", "source",
        "site", "site web", "site internet", "url du site web", "nom de domaine",
        "nom de domaine de l entreprise", "adresse web", "domaine",
    ),
    "owner": (
        "owner", "account owner", "company owner", "owner name", "responsible", "account manager",
        "proprietaire", "proprietaire du compte", "proprietaire de l entreprise", "responsable",
        "charge de compte",
    ),
    "note": (
        "note", "notes", "comment", "comments", "remark", "remarks", "description", "about us",
        "account description", "about", "industry", "account note", "remarque", "remarques",
        "commentaire", "commentaires", "a propos", "a propos de nous", "secteur",
        "secteur d activite", "description du compte",
    ),
}  # fmt: skip
FIELDS = tuple(NAMES)
# Those that our own tables of alliances have, in their order; "owner" is not kept apart.
OUT_FIELDS = (
    "name", "partner", "us", "stage", "signed", "form", "people", "revenue", "currency",
    "country", "place", "founded", "website", "aim", "need", "customer", "note",
)  # fmt: skip
# Several columns may say these together; every other field comes from one column.
MANY = frozenset({"note"})


@dataclass(frozen=True, slots=True)
class FactorNames:
    """One factor: its id, its names and the wordings of its five levels, in both languages."""

    id: str
    names: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]


def folded(text: str) -> str:
    """Return a heading without case, accents and signs, its words one space apart."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
    return " ".join(re.findall(r"[^\W_]+", letters))


def split_words(heading: str) -> str:
    """Return a heading written in one word (BillingCity, billing_city) as its words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", heading).replace("_", " ")


@lru_cache(maxsize=1)
def factor_names() -> dict[str, FactorNames]:
    """Return the factors of the current questionnaire by id, in its order, with all they go by."""
    spoken = [said_in(language) for language in LANGUAGES]
    ids = [factor.id for factor in load_instrument().factors]
    return {
        one: FactorNames(
            one,
            tuple(dict.fromkeys(folded(words.factors[one].name) for words in spoken)),
            tuple(
                tuple(dict.fromkeys(folded(words.factors[one].levels[level]) for words in spoken))
                for level in range(5)
            ),
        )
        for one in ids
    }


@lru_cache(maxsize=4)
def said_in(language: str) -> InstrumentWords:
    """Return the words of the current questionnaire in a language."""
    return load_words(DEFAULT_INSTRUMENT, DEFAULT_VERSION, DEFAULT_SECTOR, language)


@lru_cache(maxsize=1)
def form_names() -> dict[str, str]:
    """Return what forms of an alliance are called, folded, with their ids."""
    return {
        **{folded(one): one for one in FORMS},
        **{
            folded(said_in(language).forms[one].name): one
            for language in LANGUAGES
            for one in FORMS
        },
        "contract": "K2", "contrat": "K2", "licence": "K1", "license": "K1", "equity": "E",
        "capital": "E", "participation": "E", "jv": "JV", "coentreprise": "JV", "wait": "W",
        "attendre": "W",
    }  # fmt: skip


STAGE_NAMES: dict[str, str] = {
    **{one: one for one in STAGES},
    "lead": "idea", "prospect": "idea", "idee": "idea", "piste": "idea",
    "talk": "talks", "talking": "talks", "discussion": "talks", "discussions": "talks",
    "in talks": "talks", "contacted": "talks", "entretiens": "talks", "en discussion": "talks",
    "negotiating": "negotiation", "negotiations": "negotiation", "in negotiation": "negotiation",
    "negociation": "negotiation", "negociations": "negotiation", "en negociation": "negotiation",
    "active": "running", "signed": "running", "live": "running", "en cours": "running",
    "signee": "running", "signe": "running", "actif": "running", "active alliance": "running",
    "closed": "ended", "terminated": "ended", "finished": "ended", "terminee": "ended",
    "termine": "ended", "finie": "ended", "close": "ended",
}  # fmt: skip

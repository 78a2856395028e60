"""One cell of a table as the value it stands for; each function refuses with a code."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from alliancemap.alliance_file.error import forbidden_character
from alliancemap_web.exchange.fields import (
    FORMS,
    STAGE_NAMES,
    STAGES,
    factor_names,
    folded,
    form_names,
)
from alliancemap_web.exchange.limits import MOST_CELL
from alliancemap_web.exchange.troubles import Values, shown

LARGEST = 2**53 - 1
SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "us$": "USD", "c$": "CAD", "fr": "CHF"}
TIMES: dict[str, int] = {
    **dict.fromkeys(("k", "thousand", "mille", "milliers"), 1_000),
    **dict.fromkeys(("m", "mio", "mn", "million", "millions", "mm"), 1_000_000),
    **dict.fromkeys(("b", "bn", "md", "mrd", "mds", "billion", "billions", "milliard", "milliards"),
                    1_000_000_000),
}  # fmt: skip
SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’_]")
AMOUNT = re.compile(
    r"(?P<before>[a-z$€£¥]{0,4})(?P<number>[0-9][0-9.,]*(?:e\+?[0-9]{1,2})?)(?P<after>[a-z$€£¥]*)"
)
GROUPS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
UNKNOWN = frozenset({"unknown", "inconnu", "inconnue", "not known", "don t know", "dont know",
                     "tbd", "ne sait pas", "je ne sais pas", "a determiner"})  # fmt: skip
NOT_RELEVANT = frozenset({"not relevant", "irrelevant", "not applicable", "n a", "na",
                          "sans objet", "non applicable", "non pertinent"})  # fmt: skip
# 4 is always best for us, so words of good and bad are clear; "high" and "low" are not, for a risk.
LEVEL_WORDS: dict[str, int] = {
    "very bad": 0, "worst": 0, "very poor": 0, "tres mauvais": 0, "tres mauvaise": 0, "nul": 0,
    "bad": 1, "poor": 1, "mauvais": 1, "mauvaise": 1, "insuffisant": 1,
    "medium": 2, "middle": 2, "fair": 2, "average": 2, "moyen": 2, "moyenne": 2, "passable": 2,
    "good": 3, "bon": 3, "bonne": 3,
    "very good": 4, "best": 4, "excellent": 4, "excellente": 4, "tres bon": 4, "tres bonne": 4,
}  # fmt: skip
RANGE = re.compile(r"([0-4])\s*(?:-|–|to|à|a|\.\.)\s*([0-4])")
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y")
SLASHED = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
HOST = re.compile(r"[^\s<>\"/]+\.[^\s<>\"/.]{2,}(/[^\s<>\"]*)?")


class CellError(Exception):
    """A cell that does not say what its column should; `code` and `values` make its sentence."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values: Values = tuple(values.items())


def text(raw: str) -> str:
    """Return free text: one kind of line end, no blanks around it."""
    said = re.sub(r"\r\n?", "\n", raw).strip()
    if len(said) > MOST_CELL:
        raise CellError("XCH030", most=MOST_CELL, found=len(said))
    hidden = forbidden_character(said)
    if hidden:
        raise CellError("XCH036", found=hidden)
    return said


def line(raw: str) -> str:
    """Return free text of one line."""
    return " ".join(text(raw).split())


def amount(raw: str) -> tuple[int, str]:
    """Return a whole number and the currency that stands with it, "" for none.

    Understood are 1200000, 1,200,000, 1 200 000, 1.200.000,50, 3.00E+07, € 1.2 M and 3 Md€.
    """
    plain = SPACES.sub("", raw.casefold())
    found = AMOUNT.fullmatch(plain)
    if not found:
        raise CellError("XCH021", found=shown(raw))
    times, currency = 1, ""
    for word in (found["before"], *after_parts(found["after"])):
        if not word:
            continue
        if word in TIMES and times == 1:
            times = TIMES[word]
        elif currency_of(word) and not currency:
            currency = currency_of(word)
        else:
            raise CellError("XCH021", found=shown(raw))
    number = decimal(found["number"], raw, has_unit=times > 1)
    if number * times > LARGEST:  # it may be infinite, which is no whole number
        raise CellError("XCH022", found=shown(raw))
    return int(number * times + 0.5), currency


def after_parts(letters: str) -> tuple[str, ...]:
    """Return what stands behind a number as its unit and its currency: meur is m and eur."""
    if letters in TIMES or currency_of(letters):
        return (letters,)
    for cut in range(1, len(letters)):
        unit, money = letters[:cut], letters[cut:]
        if (unit in TIMES and currency_of(money)) or (currency_of(unit) and money in TIMES):
            return (unit, money)
    return (letters,)


def currency_of(letters: str) -> str:
    """Return the currency that letters or a sign stand for, "" for none."""
    if letters in SYMBOLS:
        return SYMBOLS[letters]
    known = ("eur", "usd", "gbp", "chf", "jpy", "cad", "aud", "cny", "inr", "sek", "nok", "dkk",
             "pln", "czk", "brl", "krw", "sgd", "hkd", "ils")  # fmt: skip
    return letters.upper() if letters in known else ""


def decimal(digits: str, raw: str, *, has_unit: bool) -> float:
    """Return digits with their separators as a number.

    With two kinds of separators the last is the decimal one. One kind before exactly three digits
    separates thousands; before a unit (1,500 M) it could be either, and is refused.
    """
    mantissa, _, power = digits.partition("e")
    if power:
        return float(mantissa.replace(",", ".")) * 10 ** int(power) if fits(mantissa) else bad(raw)
    if GROUPS.fullmatch(mantissa) and len(set(mantissa) & {".", ","}) == 1:
        if has_unit and (mantissa.count(".") + mantissa.count(",")) == 1:
            raise CellError("XCH033", found=shown(raw))
        return float(re.sub("[.,]", "", mantissa))
    last = max(mantissa.rfind("."), mantissa.rfind(","))
    if last < 0:
        return float(mantissa)
    whole, part = mantissa[:last], mantissa[last + 1 :]
    grouped = not re.search("[.,]", whole) or GROUPS.fullmatch(whole)
    if not (grouped and re.fullmatch("[0-9]*", part)) or mantissa[last] in whole:
        return bad(raw)
    return float(re.sub("[.,]", "", whole) + "." + (part or "0"))


def fits(mantissa: str) -> bool:
    """Say whether digits are a plain decimal."""
    return re.fullmatch(r"[0-9]+(?:[.,][0-9]*)?", mantissa) is not None


def bad(raw: str) -> float:
    """Refuse what is no number."""
    raise CellError("XCH021", found=shown(raw))


def count(raw: str) -> int:
    """Return how many people: a whole number, without a currency."""
    value, currency = amount(raw)
    if currency:
        raise CellError("XCH021", found=shown(raw))
    return value


def currency(raw: str) -> str:
    """Return a currency's three letters, from those or its sign, or from "EUR - Euro"."""
    said = raw.strip()
    word = re.split(r"[\s(-]", said, maxsplit=1)[0]
    found = SYMBOLS.get(word.casefold()) or word.upper()
    if not re.fullmatch("[A-Z]{3}", found):
        raise CellError("XCH024", found=shown(raw))
    return found


def year(raw: str) -> int:
    """Return a year, also of a whole date."""
    said = raw.strip()
    found = re.fullmatch(r"([12][0-9]{3})(?:[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2}.*)?)?", said)
    found = found or re.fullmatch(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([12][0-9]{3})", said)
    if not found:
        raise CellError("XCH023", found=shown(raw))
    return int(found[1])


def day(raw: str) -> date:
    """Return a day: 2026-03-31, or 31.03.2026, or 31/03/2026 where only one reading is a day."""
    said = raw.strip().partition("T")[0].partition(" ")[0]
    for form in DAYS:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    found = SLASHED.fullmatch(said)
    one, two = (int(found[1]), int(found[2])) if found else (0, 0)
    if found and (one > 12 or one == two):
        one, two = two, one
    if not found or (one <= 12 and two <= 12 and one != two):
        raise CellError("XCH029", found=shown(raw))
    try:
        return date(int(found[3]), one, two)
    except ValueError:
        raise CellError("XCH029", found=shown(raw)) from None


def stage(raw: str) -> str:
    """Return how far an alliance has come, by one of its names in either language."""
    found = STAGE_NAMES.get(folded(raw))
    if found is None:
        raise CellError("XCH026", found=shown(raw), known=", ".join(STAGES))
    return found


def form(raw: str) -> str:
    """Return the id of a form, by its id or its name in either language."""
    found = form_names().get(folded(raw))
    if found is None:
        raise CellError("XCH027", found=shown(raw), known=", ".join(FORMS))
    return found


def website(raw: str) -> str:
    """Return a web address; a bare domain gets its https."""
    said = raw.strip()
    bare = re.sub(r"^https?://", "", said, flags=re.IGNORECASE)
    if not HOST.fullmatch(bare) or forbidden_character(bare):
        raise CellError("XCH028", found=shown(raw))
    begins = "http://" if said[:7].casefold() == "http://" else "https://"
    return begins + bare


def level(raw: str, factor: str) -> int | str:
    """Return an answer: a level 0 to 4, a range, "unknown" or "not relevant".

    A level may also be said in the factor's own words for it, or as good or bad.
    """
    said = raw.strip()
    whole = re.fullmatch(r"([0-4])(?:[.,]0+)?(?:\s*/\s*4)?", said)
    if whole:
        return int(whole[1])
    between = RANGE.fullmatch(said.casefold())
    if between:
        low, high = sorted((int(between[1]), int(between[2])))
        return low if low == high else f"{low}-{high}"
    word = folded(said)
    if word in UNKNOWN or said == "?":
        return "unknown"
    if word in NOT_RELEVANT:
        return "not relevant"
    wordings = factor_names()[factor].levels
    found = next((one for one, said_so in enumerate(wordings) if word in said_so), None)
    found = LEVEL_WORDS.get(word) if found is None else found
    if found is None:
        raise CellError("XCH025", found=shown(raw), factor=factor)
    return found


READERS: dict[str, Callable[[str], Any]] = {
    "partner": line, "name": line, "us": line, "country": line, "place": line, "owner": line,
    "people": count, "revenue": amount, "currency": currency, "founded": year,
    "aim": line, "need": text, "customer": line, "note": text,
    "stage": stage, "signed": day, "form": form, "website": website,
}  # fmt: skip


def read_cell(field: str, raw: str) -> Any:
    """Return what a cell says in the column of a field or factor; CellError when it does not."""
    reader = READERS.get(field)
    return reader(raw) if reader else level(raw, field)

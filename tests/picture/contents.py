"""Sample map contents: the ordinary one in two languages, and extreme ones that must look right."""

# ruff: noqa: E501 - whole sentences on one line read better than broken ones

from dataclasses import replace

from alliancemap.picture.content import (
    Firm,
    Flow,
    Gauge,
    MapContent,
    Mark,
    Rock,
    TableRow,
)

NBSP = "\u00a0"
THIN = "\u202f"


def _table(content: MapContent) -> MapContent:
    """Return the content with a table twin made of its own words."""
    rows: list[TableRow] = [
        TableRow("neutral", "Verdict", f"{content.verdict_words}. {content.verdict_line}"),
        TableRow("market", content.market_label, f"{content.customer} {content.need}"),
        TableRow("value", content.we_bring.label, content.we_bring.text),
        TableRow("value", content.they_bring.label, content.they_bring.text),
        TableRow("value", content.together.label, content.together.text),
        TableRow("neutral", "Structure", content.form_words),
        *(TableRow("risk", content.risk_label, mark.text) for mark in content.risks),
        *(
            TableRow("neutral", rock.gate, f"{rock.text} {rock.reason}".strip())
            for rock in content.rocks
        ),
        *(TableRow(g.theme, g.name, f"{g.word} · {g.known_words}") for g in content.gauges),
    ]
    return replace(content, table=tuple(rows))


NORBANK = _table(
    MapContent(
        language="en",
        title="Lumidia × Norbank Diagnostics",
        aim="Bedside sepsis test, sold with their analyser to EU hospitals",
        verdict="unclear",
        verdict_words="Unclear: keep talking",
        verdict_line="3 things to find out first",
        dots_yes=9,
        dots_words="9 of 20 futures say yes",
        market_label="Market needs",
        customer="Emergency departments in Germany and France",
        need="need a sepsis answer in 10 minutes, not 4 hours",
        market_low=2600,
        market_high=3400,
        us=Firm("us", "Lumidia", 21, "21 people", "Lille"),
        partner=Firm("partner", "Norbank Diagnostics", 38_000, "38,000 people", "Basel"),
        we_bring=Flow("We bring:", "the only 10-minute assay on the market", 2800, 3300, "known"),
        they_bring=Flow("They bring:", "400 hospital sales people", 1500, 3000, "claimed"),
        together=Flow("Together:", "one box, one contract, one service line", 2000, 3100, "claimed"),
        form="K1",
        form_words="distribution contract · 3 years",
        risk_label="Risk",
        tide_known=1400,
        tide_possible=3100,
        risks=(
            Mark("R05", "70% of our 2027 sales would be theirs", False),
            Mark("R14", "Their diagnostics unit is up for sale", False),
            Mark("R21", "One champion, who retires in May", False),
            Mark("R02", "Who owns the new data? Nobody has said", True),
        ),
        rocks=(),
        gauges=(
            Gauge("market", "Market needs", "Strong", "8 of 13 known", 2480, 3440, 3000, "no need met", "a need only we meet"),
            Gauge("value", "Partner value", "Fair", "9 of 17 known", 1400, 3200, 2300, "one side gains", "both gain"),
            Gauge("risk", "Risk", "Open", "6 of 30 known", 1200, 3400, 2400, "calm", "stormy"),
        ),
        foot="23 November 2026 · alliance_fit 1.0 · map after R. Cotman’s themes",
        how_to_read="Solid is known, dashed is claimed or only possible, hollow is unknown. "
        "Deeper green: more need met. Higher water: more risk. Colours name the themes, they do not judge.",
        description="Lumidia, 21 people, and Norbank Diagnostics, 38,000 people. Verdict: unclear, keep talking. "
        "9 of 20 futures say yes.",
        table=(),
        table_title="Lumidia × Norbank Diagnostics in words",
        table_heads=("Part", "What it says"),
    )
)  # fmt: skip

NORBANK_FR = _table(
    replace(
        NORBANK,
        language="fr",
        aim="Test de septicémie au chevet du patient, vendu avec leur analyseur aux hôpitaux de l’Union européenne",
        verdict_words="Incertain" + NBSP + ": poursuivre les échanges",
        verdict_line="3 points à éclaircir d’abord, avant toute signature",
        dots_words="9 avenirs sur 20 disent oui",
        market_label="Besoins du marché",
        customer="Les services d’urgence des hôpitaux publics en Allemagne et en France",
        need="ont besoin d’une réponse sur la septicémie en 10" + NBSP + "minutes, et non en 4" + NBSP + "heures",
        us=Firm("us", "Lumidia", 21, "21" + NBSP + "personnes", "Lille"),
        partner=Firm("partner", "Norbank Diagnostics", 38_000, f"38{THIN}000 personnes", "Bâle"),
        we_bring=Flow("Nous apportons" + NBSP + ":", "le seul dosage en 10" + NBSP + "minutes du marché, validé dans deux centres hospitaliers universitaires", 2800, 3300, "known"),
        they_bring=Flow("Ils apportent" + NBSP + ":", "400 commerciaux auprès des hôpitaux et un service après-vente présent dans chaque région", 1500, 3000, "claimed"),
        together=Flow("Ensemble" + NBSP + ":", "un seul appareil, un seul contrat, un seul service après-vente", 2000, 3100, "claimed"),
        form="E",
        form_words="échange de participations croisées · 5 ans, renouvelable",
        risk_label="Risque",
        risks=(
            Mark("R05", "70" + THIN + "% de notre chiffre d’affaires 2027 dépendrait d’eux", False),
            Mark("R14", "Leur branche diagnostic est à vendre et personne ne sait à qui", False),
            Mark("R21", "Un seul défenseur du projet, qui prend sa retraite en mai", False),
            Mark("R02", "À qui appartiendront les nouvelles données" + THIN + "? Personne ne l’a dit", True),
        ),
        rocks=(Rock("R01", "Clause d’exclusivité mondiale sans engagement de volume", False, ""),),
        gauges=(
            Gauge("market", "Besoins du marché", "Solide", "8 sur 13 connus", 2480, 3440, 3000, "aucun besoin couvert", "besoin que nous seuls couvrons"),
            Gauge("value", "Valeur du partenaire", "Moyenne", "9 sur 17 connus", 1400, 3200, 2300, "un seul côté y gagne", "les deux y gagnent"),
            Gauge("risk", "Risque", "Ouvert", "6 sur 30 connus", 1200, 3400, 2400, "calme", "tempête"),
        ),
        foot="23 novembre 2026 · alliance_fit 1.0 · carte d’après les thèmes de R." + NBSP + "Cotman",
        how_to_read="Plein" + NBSP + ": connu" + THIN + "; brisé" + NBSP + ": affirmé ou possible" + THIN + "; creux" + NBSP + ": inconnu. "
        "Vert plus profond" + NBSP + ": besoin mieux couvert. Eau plus haute" + NBSP + ": risque plus fort. Les couleurs nomment, elles ne jugent pas.",
        description="Lumidia, 21 personnes, et Norbank Diagnostics, 38 000 personnes. Verdict" + NBSP + ": incertain.",
        table_title="Lumidia × Norbank Diagnostics en mots",
        table_heads=("Partie", "Ce qu’elle dit"),
    )
)  # fmt: skip

UNKNOWN = _table(
    replace(
        NORBANK,
        title="Lumidia × a firm we have not met",
        aim="",
        verdict_words="Too little known",
        verdict_line="Nothing is answered yet; start with five questions",
        dots_yes=None,
        dots_words="Too early: 0 of 6 answers",
        market_low=0,
        market_high=4000,
        us=Firm("us", "Lumidia", None, "people not known", ""),
        partner=Firm("partner", "The partner", None, "people not known", ""),
        we_bring=Flow("We bring:", "", 0, 4000, "unknown"),
        they_bring=Flow("They bring:", "", 0, 4000, "unknown"),
        together=Flow("Together:", "", 0, 4000, "unknown"),
        form=None,
        form_words="no structure drawn yet",
        tide_known=0,
        tide_possible=4000,
        risks=tuple(Mark(f"R0{n}", text, True) for n, text in enumerate(
            ("How dependent would we be?", "Will their champion stay?", "Who owns what we make?", "Could they do it alone?"), 1)),
        gauges=tuple(replace(gauge, word="Not known", known_words=f"0 of {count} known", low=0, high=4000, point=2000)
                     for gauge, count in zip(NORBANK.gauges, (13, 17, 30), strict=True)),
    )
)  # fmt: skip

BEST = _table(
    replace(
        NORBANK,
        verdict="promising",
        verdict_words="Promising",
        verdict_line="Everything is known and nothing stands in the way",
        dots_yes=20,
        dots_words="20 of 20 futures say yes",
        market_low=4000,
        market_high=4000,
        us=Firm("us", "Oxley Photonics", 140, "140 people", "Eindhoven"),
        partner=Firm("partner", "Halden", 5_200, "5,200 people", "Oslo"),
        we_bring=replace(NORBANK.we_bring, low=4000, high=4000, standing="known"),
        they_bring=replace(NORBANK.they_bring, low=4000, high=4000, standing="known"),
        together=replace(NORBANK.together, low=4000, high=4000, standing="known"),
        form="JV",
        form_words="Norlumi, a firm of both",
        tide_known=0,
        tide_possible=0,
        risks=(),
        gauges=tuple(replace(gauge, word="Best", known_words=f"{count} of {count} known", low=point, high=point, point=point)
                     for gauge, count, point in zip(NORBANK.gauges, (13, 17, 30), (4000, 4000, 0), strict=True)),
    )
)  # fmt: skip

GATES = ("Nobody there may sign", "They may copy the assay", "No customer has asked for it", "They own everything we invent",
         "Worldwide exclusivity without volume", "Their board is against it", "They compete with us already",
         "No money until 2029", "We cannot leave the contract", "Two of three partners went bankrupt",
         "The regulator has refused the test")  # fmt: skip

ALL_GATES = _table(
    replace(
        NORBANK,
        verdict="not_as_it_stands",
        verdict_words="Not as it stands",
        verdict_line="11 gates have fired; repair them before anything else",
        dots_yes=0,
        dots_words="0 of 20 futures say yes",
        market_low=0,
        market_high=0,
        tide_known=4000,
        tide_possible=4000,
        form="W",
        form_words="wait, or a small paid pilot first",
        rocks=tuple(
            Rock(f"R{n:02}", text, n in (3, 9), "we accept it: the pilot is small" if n in (3, 9) else "")
            for n, text in enumerate(GATES, 1)
        ),
    )
)  # fmt: skip

ONE_ROCK = _table(
    replace(NORBANK, rocks=(
        Rock("R05", "They own everything we invent with them", False, ""),
        Rock("R09", "Their board is against it", True, "the new chair has promised a vote in March"),
    ), form="K2", form_words="research contract, both ways")
)  # fmt: skip

_SENTENCE = (
    "the only ten-minute assay on the market that a nurse can run at the bedside without a laboratory, "
    "validated in two university hospitals over eighteen months with more than two thousand patients, and which "
    "their own development team has twice tried and twice failed to copy since the spring of last year, they say"
)
_LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"

LONG = _table(
    replace(
        NORBANK,
        title=f"{_LONG_WORD} Gesellschaft für Diagnostik × The Very Long Named International Diagnostics Company of Northern Europe",
        aim=_SENTENCE,
        verdict_words="Not as it stands, and not before a great many things have changed",
        verdict_line=_SENTENCE,
        dots_words="nine futures out of twenty say yes so far",
        market_label="Market needs and everything else about the customer",
        customer=_SENTENCE,
        need=_SENTENCE,
        us=Firm("us", _LONG_WORD, 21, "about twenty-one people in three places", "Villeneuve-d’Ascq, Hauts-de-France"),
        partner=Firm("partner", f"The {_LONG_WORD} Very Long Named International Diagnostics Company", 38_000, "about thirty-eight thousand people worldwide", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
        we_bring=Flow("We bring:", _SENTENCE, 2800, 3300, "known"),
        they_bring=Flow("They bring:", _SENTENCE, 1500, 3000, "claimed"),
        together=Flow("Together:", _SENTENCE, 2000, 3100, "claimed"),
        form="JV",
        form_words=_SENTENCE,
        risk_label="Risk and everything that may go wrong",
        risks=tuple(Mark(f"R0{n}", text, n == 4) for n, text in enumerate((_SENTENCE, _LONG_WORD, _SENTENCE[20:], _LONG_WORD * 2), 1)),
        rocks=(Rock("R01", _SENTENCE, False, ""), Rock("R02", _LONG_WORD, True, _SENTENCE), Rock("R03", _LONG_WORD * 3, False, "")),
        gauges=tuple(replace(gauge, name=_LONG_WORD, word=_SENTENCE, low_end=_SENTENCE, high_end=_LONG_WORD) for gauge in NORBANK.gauges),
        foot=_SENTENCE,
        how_to_read=_SENTENCE,
    )
)  # fmt: skip

EMPTY = _table(
    replace(
        NORBANK,
        title="", aim="", verdict_words="", verdict_line="", dots_words="", market_label="", customer="", need="",
        us=Firm("us", "", None, "", ""), partner=Firm("partner", "", None, "", ""),
        we_bring=Flow("", "", 0, 4000, "unknown"), they_bring=Flow("", "", 0, 0, "known"),
        together=Flow("", "", 0, 0, "claimed"), form=None, form_words="", risk_label="", risks=(), rocks=(),
        gauges=tuple(replace(gauge, name="", word="", known_words="", low_end="", high_end="") for gauge in NORBANK.gauges),
        foot="", how_to_read="", description="", table_title="",
    )
)  # fmt: skip

SCRIPTS = _table(
    replace(
        NORBANK,
        title="Люмидия × 北方诊断株式会社",
        aim="تشخيص سريع للإنتان في المستشفيات, mit dem Gerät des Partners 🚑",
        customer="病院の救急部門（日本・韓国）",
        need="χρειάζονται απάντηση σε 10 λεπτά 🕙",
        us=Firm("us", "Люмидия", 21, "21 человек", "Łódź"),
        partner=Firm("partner", "北方诊断株式会社", 38_000, "38 000人", "大阪市"),
        we_bring=Flow("We bring:", "唯一の10分間アッセイ、二つの大学病院で検証済み、看護師が検査室なしで実行できる唯一のもの、そして彼らが二度コピーに失敗したもの", 2800, 3300, "known"),
        they_bring=Flow("They bring:", "٤٠٠ مندوب مبيعات في المستشفيات", 1500, 3000, "claimed"),
        together=Flow("Together:", "צוות אחד, חוזה אחד 👩🏽‍🔬🤝👨‍🔬", 2000, 3100, "claimed"),
        risks=(Mark("R1", "ความเสี่ยงจากการพึ่งพา", False), Mark("R2", "एक ही समर्थक", False), Mark("R3", "e\u0301te\u0301 ﷺ", True)),
        rocks=(Rock("R9", "그들이 우리를 복사할 수 있다", False, ""),),
    )
)  # fmt: skip

NASTY = _table(
    replace(
        NORBANK,
        title="</title><script>alert(1)</script> & \"R&D\" 'x' ]]> <!-- \x00\x0b\ud800 \ufffe",
        aim='" onload="alert(1)\u202e\u2066\n\r\t{{ 7*7 }} #panic("x") $\\sum$ *bold* `x`',
        we_bring=Flow("&amp;", "&#0; <b>bold</b> \x1b[31m", 10_000, -3, "known"),
        risks=(Mark('R"><x', "<![CDATA[ &&& ]]>", False),),
        rocks=(Rock("'\"<>&", "=cmd|' /C calc'!A0", True, "<!ENTITY x>"),),
        us=Firm("us\"><", "=1+1", -5, "<>", "&"),
    )
)  # fmt: skip

EQUAL = _table(
    replace(NORBANK, us=Firm("us", "Aster", 900, "900 people", "Ghent"), partner=Firm("partner", "Borel", 900, "900 people", "Lyon"),
            form="K2", form_words="development contract, both ways", tide_known=2000, tide_possible=2000)
)  # fmt: skip

EXTREME = _table(
    replace(NORBANK, us=Firm("us", "Solo", 1, "1 person", "Brest"), partner=Firm("partner", "Omnimart", 2_000_000, "2,000,000 people", "Bentonville"),
            they_bring=replace(NORBANK.they_bring, low=0, high=0, standing="known"),
            rocks=tuple(Rock(f"R{n}", text, False, "") for n, text in enumerate(GATES[:4])), tide_known=4000, tide_possible=4000, market_low=100, market_high=4000)
)  # fmt: skip

SAMPLES = {
    "norbank": NORBANK, "norbank_fr": NORBANK_FR, "unknown": UNKNOWN, "best": BEST, "all_gates": ALL_GATES,
    "one_rock": ONE_ROCK, "long": LONG, "empty": EMPTY, "scripts": SCRIPTS, "nasty": NASTY, "equal": EQUAL,
    "extreme": EXTREME,
}  # fmt: skip

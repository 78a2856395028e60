"""Every action of every room says what is written of it, or stands here with why nothing is."""

import ast
from pathlib import Path

from house import ROOT

from alliancemap_web.logbook.events import EVENTS, KIND_OF, KINDS, OF_KIND

WEB = ROOT / "src" / "alliancemap_web"
ROOMS = (
    "api", "briefs", "contacts", "decisions", "exchange", "meetings", "mirror", "portfolio",
    "reviews", "rounds", "vocabulary", "workspaces",
)  # fmt: skip
# The functions of actions' modules that change what is kept and write nothing of it, by why.
SILENT: dict[str, dict[str, set[str]]] = {
    "They are parts of actions that write.": {
        "api.hooks": {"switch_off"},
        "api.repeats": {"once"},
        "contacts.people": {"join", "blot"},
        "decisions.conditions": {"step"},
        "decisions.decided": {"dissent"},
        "meetings.driving": {"kept_row"},
        "meetings.writing": {"forget_whose"},
        "mirror.terms": {"put"},
        "portfolio.alliances": {"begin", "keep"},
        "reviews.feed_actions": {"close_feeds"},
        "reviews.triggers": {"reopen"},
        "rounds.answering": {"confirm"},
        "rounds.linking": {"new_link"},
        "rounds.turning": {"forget"},
        "vocabulary.checks": {"put_in", "close_when_done"},
        "vocabulary.words": {"begun"},
        "workspaces.acting": {"log"},
        "workspaces.members": {"let_go"},
        "workspaces.openings": {"set_opening", "forget_alliance"},
    },
    "They come back with an alliance, of which it is written that it came back.": {
        "briefs.returned": {"bring_back"},
        "contacts.returned": {
            "bring_back", "bring_people", "bring_tie", "bring_handover", "bring_checks",
        },
        "decisions.returned": {"bring_back", "bring_decisions", "forecasts"},
        "meetings.returned": {"bring_one"},
        "mirror.returned": {"bring_back"},
        "reviews.returned": {"bring_back"},
        "rounds.returned": {"bring_round", "bring_person", "bring_turn"},
        "vocabulary.returned": {"bring_words", "bring_check"},
    },
    "A person keeps it for themselves alone, or chooses what is sent to them.": {
        "briefs.letters": {
            "choose_digest", "set_zone", "remember_members", "new_off_secret", "mark_sent",
            "switch_off",
        },
        "decisions.foretold": {"foretell", "tell_outcome", "drop_forecast"},
        "portfolio.alliances": {"see_talk"},
        "reviews.reminding": {"keep_reminders", "choose_letters", "mark_written"},
        "rounds.reminding": {"mark_reminded"},
    },
    "It is somebody's own until they hand it in, or the meeting's until its minute is kept.": {
        "meetings.taking_part": {"attend", "note", "add_task"},
        "decisions.why": {"write_sentence", "write_as_colleague"},
        "mirror.revealing": {"not_done_yet"},
        "mirror.saying": {"say_theirs", "withdraw"},
        "rounds.answering": {"answer", "pick_top"},
    },
    "It counts, or marks, and tells nothing new of anybody.": {
        "api.hooks": {"keep_told", "keep_test", "keep_again", "settle", "sweep_deliveries"},
        "api.keys": {"note_use"},
        "api.repeats": {"sweep_repeats"},
        "briefs.sharing": {"count_view"},
        "mirror.people": {"note_visit"},
        "mirror.terms": {"look"},
        "portfolio.assessing": {"keep_assessed"},
        "portfolio.refolding": {"fold_again"},
        "workspaces.openings": {"note_visit", "openings_to_announce"},
    },
    "An upload waits for its person alone; that it is brought in is written.": {
        "exchange.actions": {
            "keep_upload", "sweep", "choose", "forget_upload", "note_done", "end_upload",
        },
    },
}  # fmt: skip
CHANGING = (".create(", ".save(", ".update(", ".delete(", "bulk_create(", "get_or_create(",
            "update_or_create(")  # fmt: skip
WRITING = (
    "logged(", "write_for(", "write(", "write_guest(", "write_itself(", "write_server(", "close(",
)  # fmt: skip


def changing() -> dict[str, set[str]]:
    """The functions that change what is kept and say nothing to the log, by room and module."""
    found: dict[str, set[str]] = {}
    for room in ROOMS:
        for path in sorted((WEB / room).rglob("*.py")):
            if "actions" not in f"{path.parent.name} {path.stem}":
                continue
            for name in silent_in(path):
                found.setdefault(f"{room}.{path.stem}", set()).add(name)
    return found


def silent_in(path: Path) -> list[str]:
    """The functions of a module that change what is kept and say nothing to the log."""
    functions = [
        one for one in ast.parse(path.read_text("utf-8")).body if isinstance(one, ast.FunctionDef)
    ]
    return [
        one.name
        for one in functions
        if any(mark in ast.unparse(one) for mark in CHANGING)
        and not any(mark in ast.unparse(one) for mark in WRITING)
    ]


def test_every_action_is_written_down_or_says_here_why_not() -> None:
    allowed: dict[str, set[str]] = {}
    for modules in SILENT.values():
        for place, names in modules.items():
            allowed.setdefault(place, set()).update(names)
    unsaid = {
        place: names - allowed.get(place, set())
        for place, names in changing().items()
        if names - allowed.get(place, set())
    }
    assert unsaid == {}


def test_every_event_has_a_kind_and_no_event_has_two() -> None:
    assert set(OF_KIND) == set(KINDS)
    assert sum(map(len, OF_KIND.values())) == len(EVENTS) == len(KIND_OF)


def test_every_event_that_the_program_writes_is_known_and_every_known_one_is_written() -> None:
    text = "\n".join(
        path.read_text("utf-8") for path in WEB.rglob("*.py") if path.name != "events.py"
    )
    assert [event for event in sorted(EVENTS) if f'"{event}"' not in text] == []

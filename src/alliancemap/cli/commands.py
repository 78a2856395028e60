"""The table of commands: parser, reference page and shell completion are all made from it."""

from dataclasses import dataclass
from typing import Literal

from alliancemap.words import LANGUAGES

Takes = Literal["text", "file", "folder", "factor", "topic", "term", "example", "number", "day"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One thing that follows a command by its place; `word` is its key in cli.toml.

    `count` is how often it may stand: once, at most once (`?`), at least once (`+`), any (`*`).
    """

    name: str
    takes: Takes
    word: str
    count: Literal["1", "?", "+", "*"] = "1"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its long name, a letter or none, what it takes (None: nothing, a switch).

    `shown` stands for its value in the help; a number is at least `lowest`.
    """

    name: str
    word: str
    letter: str = ""
    takes: Takes | None = None
    shown: str = ""
    choices: tuple[str, ...] = ()
    lowest: int = 1

    @property
    def field(self) -> str:
        """Return the name under which the parsed value is found."""
        return self.name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, the module that carries it out, its arguments and options."""

    name: str
    module: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()


SECTORS = ("general_hi_tech", "health_technology")
SETS = ("airport_12", "airport_6", "quiet_minute", "monthly_pulse")
VIEWS = ("ours", "theirs", "our_guess")
FORMATS = ("svg", "png", "pdf", "pptx")
SHELLS = ("bash", "zsh", "fish")
FORMS = ("K1", "K2", "E", "JV", "W")
BRIEFS = ("script", "page", "pack", "handover")
AUDIENCES = (
    "everybody", "engineers", "sales", "board", "support", "bank", "works_council",
)  # fmt: skip
BRIEF_FORMATS = ("docx", "pdf", "pptx", "text")
ROLES = ("owner", "editor", "respondent", "reader")
LOG_ACTIONS = ("check", "show", "export")
USER_ACTIONS = ("list", "add", "role", "sign-out", "reset", "disable", "enable", "delete")

FILE = Argument("FILE", "file", "file")
JSON = Option("json", "json")
VIEW = Option("view", "view", takes="text", shown="VIEW", choices=VIEWS)
DATA = Option("data", "data", takes="folder", shown="DIR")
AS_OF = "as-of"

# Understood by every command, and before it.
SHARED = (
    Option("lang", "lang", takes="text", shown="LANG", choices=LANGUAGES),
    Option("help", "help", letter="h"),
)

COMMANDS = (
    Command(
        "new",
        "new",
        (Argument("FILE", "file", "new_file", "?"),),
        (
            Option("sector", "sector", takes="text", shown="SECTOR", choices=SECTORS),
            Option("set", "new_set", takes="text", shown="SET", choices=SETS),
        ),
    ),
    Command("check", "check", (Argument("FILE", "file", "file", "+"),)),
    Command(
        "assess",
        "assess",
        (FILE,),
        (
            Option("before", "before", takes="file", shown="OTHER"),
            Option(AS_OF, "as_of", takes="day", shown="DAY"),
            VIEW,
            JSON,
        ),
    ),
    Command(
        "next",
        "next_question",
        (FILE,),
        (
            Option("set", "next_set", takes="text", shown="SET", choices=SETS),
            Option("count", "count", letter="n", takes="number", shown="N"),
            VIEW,
            JSON,
        ),
    ),
    Command(
        "map",
        "draw",
        (FILE,),
        (
            Option("output", "output", letter="o", takes="file", shown="NAME"),
            Option("portrait", "portrait"),
            Option("text", "map_text"),
            Option("form", "map_form", takes="text", shown="FORM", choices=FORMS),
            VIEW,
        ),
    ),
    Command(
        "brief",
        "brief",
        (FILE,),
        (
            Option("kind", "brief_kind", takes="text", shown="KIND", choices=BRIEFS),
            Option("for", "brief_for", takes="text", shown="WHOM", choices=AUDIENCES),
            Option("output", "brief_output", letter="o", takes="file", shown="NAME"),
            Option("format", "brief_format", takes="text", shown="FORMAT", choices=BRIEF_FORMATS),
            VIEW,
        ),
    ),
    Command(
        "advise",
        "advise",
        (FILE,),
        (
            Option("form", "advise_form", takes="text", shown="FORM", choices=FORMS),
            Option("all", "all_rules"),
            VIEW,
            JSON,
        ),
    ),
    Command("explain", "explain", (Argument("WHAT", "topic", "what", "*"),), (VIEW,)),
    Command("compare", "compare", (Argument("FILE", "file", "candidate", "+"),), (VIEW, JSON)),
    Command(
        "clashes",
        "clashes",
        (Argument("FILE", "file", "clashing", "+"),),
        (
            Option("hours", "hours", takes="number", shown="N", lowest=0),
            Option(AS_OF, "clashes_as_of", takes="day", shown="DAY"),
            JSON,
        ),
    ),
    Command("glossary", "glossary", (Argument("TERM", "term", "term", "*"),)),
    Command(
        "schema",
        "schema",
        (Argument("OF", "text", "schema_of", "?", ("alliance", "results")),),
    ),
    Command(
        "examples",
        "examples",
        (Argument("NAME", "example", "example", "?"), Argument("FILE", "file", "example_to", "?")),
    ),
    Command(
        "serve",
        "serve",
        (Argument("FOLDER", "folder", "alliances", "?"),),
        (
            Option("host", "host", takes="text", shown="HOST"),
            Option("port", "port", takes="number", shown="PORT", lowest=0),
            DATA,
            Option("no-browser", "no_browser"),
            Option("processes", "processes", takes="number", shown="N"),
        ),
    ),
    Command("move-database", "move", (), (DATA,)),
    Command("work", "work", (), (DATA,)),
    Command(
        "log",
        "log",
        (
            Argument("DO", "text", "log_do", "1", LOG_ACTIONS),
            Argument("WORKSPACE", "text", "log_workspace", "?"),
        ),
        (Option("against", "against", takes="file", shown="FILE"), DATA),
    ),
    Command("doctor", "doctor", (), (DATA, JSON)),
    Command(
        "backup",
        "backup",
        (Argument("FILE", "file", "backup_to", "?"),),
        (
            Option("keep", "keep", takes="number", shown="N"),
            Option("without-key", "without_key"),
            DATA,
        ),
    ),
    Command(
        "restore",
        "restore",
        (Argument("FILE", "file", "backup"),),
        (Option("check", "restore_check"), Option("replace", "replace"), DATA),
    ),
    Command(
        "upgrade",
        "upgrade",
        (),
        (
            Option("check", "upgrade_check"),
            Option("backup", "upgrade_backup", takes="folder", shown="WHERE"),
            DATA,
        ),
    ),
    Command(
        "export",
        "take_out",
        (
            Argument("WORKSPACE", "text", "workspace"),
            Argument("ALLIANCE", "text", "alliance", "?"),
        ),
        (Option("output", "export_output", letter="o", takes="file", shown="NAME"), DATA),
    ),
    Command(
        "user",
        "user",
        (
            Argument("ACTION", "text", "user_action", "1", USER_ACTIONS),
            Argument("ADDRESS", "text", "address", "?"),
        ),
        (
            Option("workspace", "user_workspace", takes="text", shown="NAME"),
            Option("role", "role", takes="text", shown="ROLE", choices=ROLES),
            Option("name", "user_name", takes="text", shown="NAME"),
            Option("password", "user_password"),
            Option("at", "user_at", takes="text", shown="URL"),
            DATA,
        ),
    ),
    Command(
        "seed",
        "seed",
        (),
        (
            Option("firms", "firms", takes="number", shown="N"),
            Option("alliances", "firm_alliances", takes="number", shown="N"),
            Option("answers", "alliance_answers", takes="number", shown="N"),
            Option("dice", "dice", takes="number", shown="N", lowest=0),
            Option("data", "data", takes="folder", shown="DIR"),
        ),
    ),
    Command("completion", "completion", (Argument("SHELL", "text", "shell", "1", SHELLS),)),
)


def command(name: str) -> Command:
    """Return the command of a name; KeyError when there is none."""
    for one in COMMANDS:
        if one.name == name:
            return one
    raise KeyError(name)

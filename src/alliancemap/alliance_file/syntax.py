"""What is wrong with YAML that cannot be read, told by cause rather than in the parser's words."""

import yaml

from alliancemap.alliance_file.error import AllianceFileError, Place, refuse

# What libyaml and PyYAML say in part -> our code, and whether the cause is where the error's
# context began (an opening quote) rather than where the parser gave up (the end of the file).
_CAUSES: tuple[tuple[str, str, str, bool], ...] = (
    ("", "tab character", "FILE011", False),
    ("", "mapping values are not allowed", "FILE012", False),
    ("quoted scalar", "unexpected end of stream", "FILE013", True),
    ("quoted scalar", "unexpected document", "FILE013", True),
    ("flow", "expected ',' or", "FILE014", True),
    ("flow", "node content", "FILE014", False),
    ("quoted scalar", "escape", "FILE016", False),
    ("quoted scalar", "expected escape sequence", "FILE016", False),
    ("", "cannot start any token", "FILE017", False),
    ("simple key", "could not find expected ':'", "FILE018", True),
    ("block mapping", "", "FILE015", False),
    ("block collection", "", "FILE015", False),
    ("", "tag handle", "FILE022", False),
)


def syntax_problem(text: str, error: yaml.MarkedYAMLError, name: str) -> AllianceFileError:
    """Return the parser's error as one coded problem at the place where it is to be mended."""
    context, problem = error.context or "", error.problem or ""
    code, at_context = _cause(context, problem)
    mark = error.context_mark if at_context and error.context_mark else error.problem_mark
    if mark is None:
        return refuse(code, Place(name, 1, 1))
    place = Place(name, mark.line + 1, mark.column + 1)
    found = _character(text, mark.line, mark.column)
    if code == "FILE017" and found == "\t":
        return refuse("FILE011", place)
    if code == "FILE017":
        return refuse(code, place, found=found)
    if code == "FILE022":
        return refuse(code, place, found="!")
    return refuse(code, place)


def _cause(context: str, problem: str) -> tuple[str, bool]:
    for in_context, in_problem, code, at_context in _CAUSES:
        if in_context in context and in_problem in problem:
            return code, at_context
    return "FILE010", False


def _character(text: str, line: int, column: int) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[line][column : column + 1] if line < len(lines) else ""

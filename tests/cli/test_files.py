"""Files: read from disk or standard input, written, and every way in which that can fail."""

import os
from pathlib import Path

import pytest
from commanded import EXAMPLE, call

from alliancemap.cli.error import CliError
from alliancemap.cli.files import alliance_in, read_input, write_new, write_over


def test_standard_input_reads_as_the_file_does() -> None:
    given = Path(EXAMPLE).read_bytes()
    assert call("assess", "-", given=given).out == call("assess", EXAMPLE).out


@pytest.mark.parametrize(
    ("name", "code"),
    [("nowhere.yaml", "CLI010"), ("", "CLI010"), (".", "CLI011"), ("a\0b", "CLI012")],
)
def test_a_file_that_cannot_be_read_has_its_code(name: str, code: str) -> None:
    answer = call("assess", name)
    assert (answer.code, answer.codes) == (2, [code])


def test_a_name_too_long_for_the_system_is_said() -> None:
    assert call("assess", "a" * 5000).codes == ["CLI012"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser reads all")
def test_a_file_that_nobody_may_read_is_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed.yaml"
    closed.write_text("alliancemap: 1\n")
    closed.chmod(0)
    assert call("assess", closed).codes == ["CLI012"]


def test_a_file_without_end_is_refused_without_being_read_to_its_end() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no endless file on this system")
    assert call("assess", "/dev/zero").codes == ["FILE001"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE005"),
        ("name: é".encode("latin-1"), "FILE003"),
        ("alliancemap: 1".encode("utf-16"), "FILE002"),
        (b"alliancemap: [", "FILE014"),
        (b"- 1\n- 2\n", "FILE030"),
        (b"x" * 1_000_001, "FILE001"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_content_that_is_no_alliance_has_its_code(content: bytes, code: str, language: str) -> None:
    answer = call("assess", "-", "--lang", language, given=content)
    assert (answer.code, answer.codes) == (2, [code])


def test_an_alliance_that_names_what_is_not_there_is_refused() -> None:
    text = b"alliancemap: 1\nname: A\nsector: bakery\nparties: {us: {name: A}, partner: {name: B}}"
    assert call("assess", "-", given=text).codes == ["FILE049"]


def test_a_closed_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(CliError) as wrong:
        read_input("-")
    assert wrong.value.code == "CLI013"


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    target = tmp_path / "a"
    write_new(str(target), b"1")
    with pytest.raises(CliError) as wrong:
        write_new(str(target), b"2")
    assert (wrong.value.code, target.read_bytes()) == ("CLI014", b"1")


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    for write in (write_new, write_over):
        for name in (str(tmp_path / "no" / "a"), "a\0b"):
            with pytest.raises(CliError) as wrong:
                write(name, b"1")
            assert wrong.value.code == "CLI015"


def test_writing_over_replaces_the_content(tmp_path: Path) -> None:
    write_over(str(tmp_path / "a"), b"1")
    write_over(str(tmp_path / "a"), b"2")
    assert (tmp_path / "a").read_bytes() == b"2"


def test_an_alliance_is_read_from_a_file() -> None:
    assert alliance_in(EXAMPLE).name == "MannKind × Sanofi"

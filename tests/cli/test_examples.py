"""`alliancemap examples`: listed, copied, and their originals kept for comparison."""

from pathlib import Path

import pytest
from commanded import EXAMPLES, call
from golden_file import hold
from house import LIBRARY

from alliancemap.cli.examples import names, original, original_alliance, originals
from alliancemap.reading.opened import open_alliance

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def test_the_originals_kept_apart_are_those_of_the_examples(request: pytest.FixtureRequest) -> None:
    renew = bool(request.config.getoption("--renew-goldens"))
    kept = LIBRARY / "cli" / "originals.json"
    assert hold(kept, originals().encode(), renew=renew) is None


@pytest.mark.parametrize("name", NAMES)
def test_an_original_reads_as_the_whole_example_does(name: str) -> None:
    path = str(EXAMPLES / f"{name}.yaml")
    assert original(path, "en", "ours").assessment == open_alliance(path).assessment


def test_every_example_is_listed() -> None:
    assert names() == tuple(NAMES)
    for language in ("en", "fr"):
        text = call("examples", "--lang", language).out
        assert all(f"{name} " in text for name in NAMES)
        assert all(original_alliance(name).name in text for name in NAMES)


def test_a_copy_is_the_example_and_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("examples", "tesla-daimler").code == 0
    copy, shipped = open_alliance("tesla-daimler.yaml"), EXAMPLES / "tesla-daimler.yaml"
    assert copy.alliance == open_alliance(shipped).alliance
    assert "$schema" not in Path("tesla-daimler.yaml").read_text(encoding="utf-8")
    assert call("examples", "tesla-daimler").codes == ["CLI014"]
    assert call("examples", "tesla-daimler.yaml", "other.yaml").code == 0


def test_a_copy_can_go_to_standard_output() -> None:
    assert call("check", "-", given=call("examples", "gtat-apple", "-").raw).code == 0


def test_an_example_that_is_not_there_is_said() -> None:
    answer = call("examples", "mannkind")
    assert answer.codes == ["CLI030"]
    assert "mannkind-sanofi" in answer.err


def test_examples_that_were_not_installed_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliancemap.cli.examples.Path.is_dir", lambda _: False)
    assert call("examples", "gtat-apple", "-").codes == ["CLI032"]

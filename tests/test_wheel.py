"""The wheel holds all that the installed product needs, and a fresh environment can use it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from house import ROOT, SRC

pytestmark = pytest.mark.slow

# What a package may carry besides code.
CARRIED = {
    *(".py", ".md", ".toml", ".json", ".yaml", ".typ", ".pptx", ".ttf", ".woff2", ".txt", ".png"),
    *(".html", ".css", ".js", ".svg", ".mo", ".po", ".typed"),
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_both_packages(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(SRC).as_posix()
        for package in ("alliancemap", "alliancemap_web")
        for path in (SRC / package).rglob("*")
        if path.is_file() and path.suffix in CARRIED
    }
    assert wanted <= held, sorted(wanted - held)


def test_the_packages_carry_no_file_of_an_unknown_kind(wheel: Path) -> None:
    names = [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]
    strange = [name for name in names if Path(name).suffix not in CARRIED]
    assert not strange


def test_the_wheel_holds_the_examples(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    examples = sorted((ROOT / "examples").glob("*.yaml"))
    assert examples
    assert {f"alliancemap/examples/{path.name}" for path in examples} <= held


def test_the_wheel_judges_one_of_its_examples_away_from_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    example = next((tmp_path / "installed" / "alliancemap" / "examples").glob("*.yaml"))
    # -P: neither the checkout nor the folder of the call is searched before what was unpacked.
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import alliancemap; "
        "from alliancemap.cli import main; print(alliancemap.__file__); "
        "sys.exit(main(sys.argv[1:]))"
    )
    answer = subprocess.run(
        [sys.executable, "-P", "-c", code, tmp_path / "installed", "assess", example],
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith(str(tmp_path))
    assert len(answer.stdout.splitlines()) > 10

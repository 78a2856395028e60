"""Build the wheel and the source archive twice, in two places, and say whether the bytes agree.

`python tools/build_twice.py [--into FOLDER]`: both are built from two copies of the checkout that
lie in different folders and whose files bear different times; then the wheel is built once more
from the source archive. All three wheels, and both archives, must be the same to the byte.
SOURCE_DATE_EPOCH dates what is in them: the last commit's time, unless it is set.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "var", "dist", "build", "__pycache__", "*.pyc")
# Where no commit says when: the first moment that a zip can hold.
ZIP_EPOCH = 315_532_800


class DifferError(Exception):
    """Two builds that should be the same are not; the text says which."""


def dated() -> int:
    """Return the seconds that date what is built."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdigit():
        return int(told)
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True
    )
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else ZIP_EPOCH


def build(source: Path, into: Path, epoch: int, *targets: str) -> None:
    """Build from a folder; CalledProcessError with the builder's own words when it fails."""
    wanted = [part for target in targets for part in ("--target", target)]
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", *wanted, "--directory", str(into)],
        cwd=source,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def copied(paths: Iterable[Path], source: Path, into: Path, moved_by: int) -> Path:
    """Copy files of a folder into another, each dated so many seconds later; return the latter."""
    for path in paths:
        there = into / path
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / path, there)
        seconds = (source / path).stat().st_mtime + moved_by
        os.utime(there, (seconds, seconds))
    return into


def kept() -> Iterator[Path]:
    """Yield the files of the checkout that belong to it."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
    )
    if asked.returncode == 0:
        for name in sorted(one for one in asked.stdout.decode().split("\0") if one):
            if (ROOT / name).is_file():
                yield Path(name)
        return
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and not NOT_COPIED(str(path.parent), [path.name]):
            yield path.relative_to(ROOT)


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that was built, by its name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def built_twice(work: Path, into: Path) -> dict[str, str]:
    """Build both twice and the wheel from the archive; return the digests, by name.

    DifferError when two of them differ.
    """
    epoch = dated()
    first, second = work / "first", work / "elsewhere" / "second"
    paths = tuple(kept())
    one = copied(paths, ROOT, first / "tree", 0)
    # From the copy, as somebody may be writing in the checkout meanwhile.
    other = copied(reversed(paths), one, second / "tree", -86_400)
    build(one, first / "dist", epoch, "sdist", "wheel")
    build(other, second / "dist", epoch, "sdist", "wheel")
    ours, theirs = digests(first / "dist"), digests(second / "dist")
    if ours != theirs:
        named = sorted(name for name in ours | theirs if ours.get(name) != theirs.get(name))
        raise DifferError(f"built twice, and not the same: {', '.join(named)}")
    from_archive(work, first / "dist", epoch, ours)
    into.mkdir(parents=True, exist_ok=True)
    for name in ours:
        shutil.copy(first / "dist" / name, into / name)
    return ours


def from_archive(work: Path, dist: Path, epoch: int, ours: dict[str, str]) -> None:
    """Build the wheel from the source archive; DifferError when it is another."""
    (archive,) = dist.glob("*.tar.gz")
    opened = work / "opened"
    with tarfile.open(archive) as held:
        held.extractall(opened, filter="data")
    (tree,) = opened.iterdir()
    build(tree, work / "again", epoch, "wheel")
    for name, digest in digests(work / "again").items():
        if ours.get(name) != digest:
            raise DifferError(f"the wheel made from the source archive is another: {name}")


def main(arguments: list[str]) -> int:
    """Build into a folder (dist/), and say the digests, or what differs."""
    reader = argparse.ArgumentParser(description="Build twice and compare.")
    reader.add_argument("--into", type=Path, default=ROOT / "dist")
    asked = reader.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="built-") as work:
        try:
            made = built_twice(Path(work), asked.into)
        except DifferError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        except subprocess.CalledProcessError as error:
            sys.stderr.write(f"The build failed:\n{error.stderr}\n")
            return 1
    for name, digest in made.items():
        sys.stdout.write(f"{digest}  {name}\n")
    sys.stdout.write("Built twice and once more from the source archive: the same bytes.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

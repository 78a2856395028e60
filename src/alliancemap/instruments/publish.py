"""`python -m alliancemap.instruments.publish`: compiles what is written into what is shipped.

Checks first and writes nothing while a fault is left. What was published with `--final` no longer
changes: a correction goes into a new version. A sector added to it is no change.
"""

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alliancemap.instruments.check_version import faults_of
from alliancemap.instruments.compile import compile_version
from alliancemap.instruments.load import SHIPPED
from alliancemap.model.instrument import InstrumentError

LIST = "published.toml"
DRAFT, PUBLISHED = "draft", "published"
_SENTENCES = SHIPPED.parent / "words" / "en" / "instrument.toml"
_HEAD = """\
# SHA-256 of the files shipped for each version of each instrument, under its folder compiled/.
# Written by `python -m alliancemap.instruments.publish`. A version whose state is "published" never
# changes: its assessments keep the digest, and are always scored with exactly these files.
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One version in published.toml: draft or published, and the digest of each shipped file."""

    state: str
    files: dict[str, str]


def digests(files: dict[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file, as 64 hexadecimal digits, by path."""
    return {path: hashlib.sha256(raw).hexdigest() for path, raw in sorted(files.items())}


def read_list(root: Path) -> dict[tuple[str, str], Listed]:
    """Return what published.toml lists, by (instrument, version); nothing when there is no file."""
    path = root / LIST
    if not path.is_file():
        return {}
    return {
        (instrument, version): Listed(entry["state"], entry["files"])
        for instrument, versions in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for version, entry in versions.items()
    }


def list_as_text(listed: dict[tuple[str, str], Listed]) -> str:
    """Return published.toml as text, versions and files in order of name."""
    lines = [_HEAD]
    for (instrument, version), entry in sorted(listed.items()):
        lines += [f'[{instrument}."{version}"]', f'state = "{entry.state}"', ""]
        lines += [f'[{instrument}."{version}".files]']
        lines += [f'"{path}" = "{digest}"' for path, digest in sorted(entry.files.items())]
        lines += [""]
    return "\n".join(lines)


def publish(
    instrument: str, version: str, root: Path = SHIPPED, final: bool = False, force: bool = False
) -> Listed:
    """Write the shipped files of one version and their digests; return what is listed then.

    `final` marks the version as published. Raises InstrumentError INS060 when it already was and
    would change (unless `force`), and whatever compiling it raises.
    """
    folder = root / instrument / version
    made = compile_version(folder)
    listed = read_list(root)
    before = listed.get((instrument, version), Listed(DRAFT, {}))
    now = digests(made)
    if before.state == PUBLISHED and not force:
        changed = tuple(path for path in before.files if now.get(path) != before.files[path])
        if changed:
            raise InstrumentError("INS060", f"{instrument} {version}", changed)
    _write(folder / "compiled", made)
    state = PUBLISHED if final or before.state == PUBLISHED else DRAFT
    listed[instrument, version] = Listed(state, now)
    (root / LIST).write_bytes(list_as_text(listed).encode())
    return listed[instrument, version]


def _write(compiled: Path, made: dict[str, bytes]) -> None:
    """Write the files and take away those of an earlier compilation that are no longer made."""
    for path in compiled.rglob("*.json"):
        if path.relative_to(compiled).as_posix() not in made:
            path.unlink()
    for name, raw in made.items():
        path = compiled / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


def sentence(error: InstrumentError) -> str:
    """Return an error as its English sentence, with its code in front."""
    sentences: dict[str, str] = tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))["error"]
    said = sentences[error.code].format(where=error.where, known=", ".join(error.known))
    return f"{error.code}: {said}"


def authored_versions(root: Path) -> list[tuple[str, str]]:
    """Return (id, version) of every version written under a folder, in order of name."""
    return sorted(
        (path.parent.parent.name, path.parent.name) for path in root.glob("*/*/instrument.toml")
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Check and compile every version; return 0, or 2 when one has a fault or may not change."""
    parser = argparse.ArgumentParser(prog="python -m alliancemap.instruments.publish")
    parser.description = "Check the instruments as written and compile what is shipped of them."
    parser.add_argument("--root", type=Path, default=SHIPPED, help="folder of the instruments")
    parser.add_argument("--final", action="store_true", help="from now on they never change")
    parser.add_argument("--force", action="store_true", help="change even what was published")
    chosen = parser.parse_args(arguments)
    code = 0
    for instrument, version in authored_versions(chosen.root):
        try:
            faults = faults_of(compile_version(chosen.root / instrument / version))
            if not faults:
                entry = publish(instrument, version, chosen.root, chosen.final, chosen.force)
                sys.stdout.write(
                    f"{instrument} {version}: {len(entry.files)} files, {entry.state}\n"
                )
        except InstrumentError as error:
            faults = (error,)
        for fault in faults:
            sys.stderr.write(f"{instrument} {version}: {sentence(fault)}\n")
            code = 2
    return code


if __name__ == "__main__":
    sys.exit(main())

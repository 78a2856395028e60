"""Write what the locks hold: a page with each package's licence, and the bill of materials.

`python tools/dependencies.py` writes docs/reference/dependencies.md and sbom.cdx.json (CycloneDX
1.6); the wheel carries the latter. A test holds both to the locks and to dependencies.toml, and
that to what the installed packages say of their licences.
"""

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAID = Path(__file__).with_name("dependencies.toml")
PAGE = ROOT / "docs" / "reference" / "dependencies.md"
BILL = ROOT / "sbom.cdx.json"
LOCKS = {
    "requirements.lock": "to run",
    "requirements-dev.lock": "to test and build",
    "requirements-bench.lock": "to measure against",
}
# Licences that may stand beside Apache-2.0 in what is shipped: none asks that ours be another.
# Those of weak copyleft are used as they come, unchanged and apart from our code.
ACCEPTED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0"),
        *("MIT-CMU", "PSF-2.0", "Zlib", "LGPL-3.0-only", "MPL-2.0"),
    }
)
# Besides, for what is never shipped: the tests and the benchmarks.
ACCEPTED_APART = ACCEPTED | {"Artistic-1.0-Perl", "LGPL-3.0-or-later"}
ENTRY = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\\n]+?))?\s*\\?$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Package:
    """One locked package: its licence as an SPDX expression, why it is there, where it stands."""

    name: str
    version: str
    marker: str
    lock: str
    licence: str
    why: str
    hashes: tuple[str, ...]


def locked() -> dict[str, tuple[str, str, str, tuple[str, ...]]]:
    """Return version, marker, lock and hashes of each package, by the smallest lock it is in."""
    found: dict[str, tuple[str, str, str, tuple[str, ...]]] = {}
    for lock in LOCKS:
        text = (ROOT / lock).read_text("utf-8")
        for entry in re.split(r"\n(?=\S)", text.strip()):
            head = ENTRY.match(entry)
            if head is None:
                raise ValueError(f"{lock}: {entry.splitlines()[0]}")
            hashes = tuple(sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)))
            value = (head["version"], (head["marker"] or "").strip(), lock, hashes)
            found.setdefault(head["name"].lower(), value)
    return found


def packages() -> tuple[Package, ...]:
    """Return every locked package; ValueError when one is not told of, or one is that is gone."""
    said = tomllib.loads(SAID.read_text("utf-8"))
    held = locked()
    if said.keys() != held.keys():
        raise ValueError(f"dependencies.toml: {', '.join(sorted(said.keys() ^ held.keys()))}")
    return tuple(
        Package(name, version, marker, lock, said[name]["licence"], why_of(said[name]), hashes)
        for name, (version, marker, lock, hashes) in sorted(held.items())
    )


def why_of(said: dict[str, Any]) -> str:
    """Return why a package is there, in words."""
    if "why" in said:
        return str(said["why"])
    return f"needed by {', '.join(said['needed_by'])}"


def is_accepted(expression: str, accepted: frozenset[str]) -> bool:
    """Say whether a licence expression leaves us a choice whose every part is accepted."""
    return any(
        all(part.strip("() ") in accepted for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def page(listed: tuple[Package, ...]) -> Iterator[str]:
    """Yield the page, part by part."""
    yield "# Dependencies\n"
    yield "Made by `tools/dependencies.py`; do not edit by hand.\n"
    yield (
        f"The {len(listed)} packages that the locks name, with version, licence (as an SPDX "
        "expression) and why each is there. Every one is pinned by version and by the SHA-256 of "
        "each of its files; pip refuses any other. The library itself needs PyYAML alone. What "
        "runs stands also in `sbom.cdx.json` (CycloneDX 1.6), which the wheel carries under "
        "`.dist-info/sboms/`.\n"
    )
    yield (
        "Accepted are licences that leave Apache-2.0 as it is. LGPL and MPL packages are used as "
        "they come, unchanged and apart from our code; psycopg is installed only by whoever asks "
        "for PostgreSQL. `python3 dev.py audit` asks a public list of known holes about these "
        "versions, and needs a network.\n"
    )
    for lock, use in LOCKS.items():
        yield f"## {use.capitalize()} (`{lock}`)\n"
        yield "| package | version | licence | why |\n| --- | --- | --- | --- |"
        for one in listed:
            if one.lock == lock:
                where = f" (where {one.marker})".replace("|", "\\|") if one.marker else ""
                yield f"| {one.name} | {one.version} | {one.licence} | {one.why}{where} |"
        yield ""


def bill(listed: tuple[Package, ...]) -> dict[str, Any]:
    """Return the bill of materials of what runs, as CycloneDX 1.6, without a time or a host."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    running = [one for one in listed if LOCKS[one.lock] == "to run"]
    parts = [component(one) for one in running]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([own, parts], sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"expression": project["license"]}],
                "purl": own,
            }
        },
        "components": parts,
        "dependencies": [
            {"ref": own, "dependsOn": sorted(part["bom-ref"] for part in parts)},
            *({"ref": part["bom-ref"]} for part in parts),
        ],
    }


def component(one: Package) -> dict[str, Any]:
    """Return a package as the bill names it; the hashes are those of all its files, any of which
    may be installed."""
    purl = f"pkg:pypi/{one.name}@{one.version}"
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": one.name,
        "version": one.version,
        "description": one.why,
        "hashes": [{"alg": "SHA-256", "content": each} for each in one.hashes],
        "licenses": [{"expression": one.licence}],
        "purl": purl,
    }
    if one.marker:
        made["properties"] = [{"name": "alliancemap:marker", "value": one.marker}]
    return made


def made() -> dict[Path, bytes]:
    """Return both files as they are to be."""
    listed = packages()
    text = "\n".join(page(listed)).rstrip("\n") + "\n"
    data = json.dumps(bill(listed), ensure_ascii=False, indent=1) + "\n"
    return {PAGE: text.encode(), BILL: data.encode()}


def main() -> int:
    """Write both files."""
    for path, content in made().items():
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())

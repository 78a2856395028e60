"""Every locked package is told of with a licence we accept, and the bill of materials holds it."""

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest
from golden_file import hold

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import dependencies  # noqa: E402 (a tool, not a package)
from dependencies import ACCEPTED, ACCEPTED_APART, LOCKS, Package  # noqa: E402

LISTED = dependencies.packages()
MADE = dependencies.made()
# How packages write a licence that they give in another form than SPDX.
WRITTEN = {
    "MIT License": {"MIT"},
    "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "Apache Software License": {"Apache-2.0"},
    "Apache 2.0": {"Apache-2.0"},
    "Mozilla Public License 2.0 (MPL 2.0)": {"MPL-2.0"},
    "Python Software Foundation License": {"PSF-2.0"},
}


def stated(name: str) -> list[set[str]]:
    """What an installed package says of its licence: for each thing it says, what that may be."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return []
    expression = said.get("License-Expression")
    if expression:
        return [{part.strip("() ")} for part in re.split(" AND | OR ", expression)]
    classified = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier", [])]
    return [WRITTEN[one] for one in classified if one in WRITTEN]


@pytest.mark.parametrize("one", LISTED, ids=lambda one: one.name)
def test_every_locked_package_has_a_licence_we_accept(one: Package) -> None:
    accepted = ACCEPTED if LOCKS[one.lock] == "to run" else ACCEPTED_APART
    assert dependencies.is_accepted(one.licence, accepted), one.licence
    assert one.why
    assert not one.why.endswith("by ")


@pytest.mark.parametrize("one", LISTED, ids=lambda one: one.name)
def test_a_licence_is_what_the_installed_package_says(one: Package) -> None:
    ours = {part.strip("() ") for part in re.split(" AND | OR ", one.licence)}
    for may_be in stated(one.name):
        assert ours & may_be, f"{one.name} says {may_be}"


@pytest.mark.parametrize(
    ("expression", "accepted"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("(MIT AND Zlib) OR SSPL-1.0", True),
        ("", False),
    ],
)
def test_a_licence_is_accepted_only_if_some_choice_is(expression: str, accepted: bool) -> None:
    assert dependencies.is_accepted(expression, ACCEPTED) is accepted


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_what_is_made_of_the_locks_is_current(path: Path, request: pytest.FixtureRequest) -> None:
    trouble = hold(path, MADE[path], renew=bool(request.config.getoption("--renew-goldens")))
    if trouble:
        pytest.fail(trouble, pytrace=False)


def test_the_bill_names_all_that_runs_and_nothing_else() -> None:
    bill = json.loads(MADE[dependencies.BILL])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    named = {(one["name"], one["version"]) for one in bill["components"]}
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert named == set(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))
    refs = {one["bom-ref"] for one in bill["components"]}
    assert set(bill["dependencies"][0]["dependsOn"]) == refs
    assert all(one["hashes"] and one["licenses"] for one in bill["components"])


def test_the_bill_names_no_time_and_no_host() -> None:
    text = MADE[dependencies.BILL].decode()
    assert "timestamp" not in text
    assert "://" not in text
    assert dependencies.made() == MADE


def test_a_lock_s_entries_are_all_read() -> None:
    for lock in LOCKS:
        text = (ROOT / lock).read_text("utf-8")
        names = set(re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE))
        assert {name.lower() for name in names} <= set(dependencies.locked())

"""The reference page of the results is made from their description, and is current."""

import pytest
from golden_file import hold
from house import ROOT

from alliancemap.wire.records import RECORDS
from alliancemap.wire.reference import results_page

PAGE = ROOT / "docs" / "reference" / "assessment-json.md"


def test_the_page_is_current(request: pytest.FixtureRequest) -> None:
    renew = bool(request.config.getoption("--renew-goldens"))
    assert hold(PAGE, results_page().encode(), renew=renew) is None


def test_the_page_has_every_object_and_key() -> None:
    page = results_page()
    for record in RECORDS.values():
        section = page.split(f"### {record.name}\n")[1].split("\n###")[0]
        assert all(f"| `{field.name}` |" in section for field in record.fields)

"""The zip is the same bytes for the same data, and its files have names that every system takes."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from alliancemap_web.privacy.parcel import Firm, path_of, person_parcel
from alliancemap_web.privacy.queries import Written

NOW = datetime(2026, 3, 2, tzinfo=UTC)
FIRM = Firm("abc", "Petite", {"reviews": {"Note": []}}, (Written("k1", "a/b:c?.txt", b"x"),))


def test_the_same_data_makes_the_same_bytes() -> None:
    made = [person_parcel({"names": ["Zoé"]}, {}, [FIRM], NOW, "en") for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(BytesIO(made[0])) as held:
        assert held.namelist() == ["README.txt", "person.json", "files/abc/k1-a_b_c_.txt"]


def test_a_name_without_letters_is_a_file() -> None:
    assert path_of(FIRM, Written("k1", "..", b"")) == "files/abc/k1-file"

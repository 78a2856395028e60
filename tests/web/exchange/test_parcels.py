"""What comes in through the one door is told apart, and bounded before it is unpacked."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from web.edits import EXAMPLES

from alliancemap.alliance_file import read_alliance
from alliancemap.alliance_file.plain import plain_alliance
from alliancemap_web.exchange import parcels
from alliancemap_web.exchange.limits import MOST_UPLOAD_BYTES
from alliancemap_web.exchange.parcels import Sent, packed, read_file, read_files
from alliancemap_web.exchange.troubles import TroubleError

YAML = (EXAMPLES / "mannkind-sanofi.yaml").read_bytes()
OTHER = (EXAMPLES / "tesla-daimler.yaml").read_bytes()


def zip_of(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return made.getvalue()


def code_of(*sent: Sent) -> str:
    with pytest.raises(TroubleError) as caught:
        packed(sent)
    return caught.value.trouble.code


def test_a_table_is_kept_as_it_came() -> None:
    parcel = packed([Sent("partners.csv", b"Company\r\nOstara\r\n")])
    assert (parcel.kind, parcel.content) == ("table", b"Company\r\nOstara\r\n")


def test_one_alliance_file_comes_in_without_loss() -> None:
    parcel = packed([Sent("a.yaml", YAML)])
    (file,) = read_files(parcel.content)
    assert parcel.kind == "files"
    assert file.data == plain_alliance(read_alliance(YAML))
    assert (file.title, file.partner) == (file.reading.alliance.name, "Sanofi")  # type: ignore[union-attr]


def test_several_files_and_zips_of_files_come_in_together() -> None:
    inside = zip_of(**{"folder/b.yaml": OTHER, "__MACOSX/._b.yaml": b"x", "read.me": b"no"})
    parcel = packed([Sent("a.yaml", YAML), Sent("more.zip", inside), Sent("a.yaml", OTHER)])
    assert [one.name for one in read_files(parcel.content)] == ["a.yaml", "b.yaml", "a (2).yaml"]


def test_a_file_that_cannot_be_read_says_where_and_how_to_mend_it() -> None:
    file = read_file(Sent("a.yaml", b"alliancemap: 1\nname: x\nparties: {us: {name: A}}\n"))
    assert file.reading is None
    assert file.data == {}
    assert {one.code for one in file.troubles} == {"FILE071"}
    assert "a.yaml" in file.troubles[0].sentence("en")


def test_a_workspace_that_was_taken_out_is_known_by_its_list() -> None:
    assert packed([Sent("all.zip", zip_of(**{"manifest.json": b"{}"}))]).kind == "everything"


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ((), "XCH049"),
        ((Sent("a.csv", b"n\n1\n"), Sent("b.yaml", YAML)), "XCH048"),
        ((Sent("a.zip", zip_of(read=b"me")),), "XCH043"),
        ((Sent("a.zip", b"PK\x03\x04broken"),), "XCH040"),
        ((Sent("a.pdf", b"%PDF-1.7"),), "XCH003"),
        ((Sent("a.csv", b""),), "XCH001"),
    ],
)
def test_what_cannot_come_in_is_refused_with_a_sentence(sent: tuple[Sent, ...], code: str) -> None:
    assert code_of(*sent) == code


def test_an_upload_that_is_too_large_is_refused_with_both_numbers() -> None:
    trouble = parcels.too_large(MOST_UPLOAD_BYTES + 1).trouble
    assert dict(trouble.values) == {"found": 51, "most": 50}


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST_FILES", 2)
    assert code_of(Sent("a.zip", zip_of(**{f"{n}.yaml": YAML for n in range(3)}))) == "XCH041"


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST_FILES_BYTES", 1_500_000)
    bomb = zip_of(**{f"{n}.yaml": b" " * 900_000 for n in range(3)})
    assert len(bomb) < 10_000
    assert code_of(Sent("a.zip", bomb)) == "XCH009"


def test_a_zip_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST_PARTS", 2)
    assert code_of(Sent("a.zip", zip_of(a=b"", b=b"", c=b""))) == "XCH041"


@given(st.lists(st.tuples(st.sampled_from(["a.yaml", "b.json", "a (2).yaml"]), st.binary())))
def test_no_file_takes_another_one_s_place(files: list[tuple[str, bytes]]) -> None:
    sent = [Sent(name, content) for name, content in files]
    with parcels.opened(parcels.zipped(sent)) as found:
        kept = list(parcels.unzipped(found))
    assert [content for _, content in kept] == [one.content for one in sent]
    assert len({name for name, _ in kept}) == len(sent)


@given(st.binary(max_size=400))
def test_no_bytes_make_the_door_fail_in_another_way(content: bytes) -> None:
    for name in ("a.csv", "a.zip", "a.xlsx"):
        try:
            packed([Sent(name, content)])
        except TroubleError as error:
            known = error.trouble.code
        else:
            known = "XCH"
        assert known.startswith("XCH")
    assert read_file(Sent("a.yaml", content)).name == "a.yaml"

"""The fonts travel with the library, and others help out only when they must."""

from pathlib import Path

from alliancemap.export.fonts import font_files, font_folder, only_shipped


def test_both_faces_and_their_licence_are_in_the_package() -> None:
    assert [Path(path).is_file() for path in font_files()] == [True, True]
    licence = (font_folder() / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence


def test_the_web_faces_are_small() -> None:
    for weight in (400, 700):
        assert (font_folder() / f"inter-latin-{weight}.woff2").stat().st_size < 20_000
        assert (font_folder() / f"inter-{weight}.woff2").stat().st_size < 60_000


def test_the_machine_s_fonts_stay_out_while_ours_hold_every_letter() -> None:
    assert only_shipped(["Lumidia × Norbank", "l’œuvre à 40\u202f%", "Люмидия", "Ωμέγα"])
    assert not only_shipped(["Lumidia", "北方诊断"])
    assert only_shipped([])

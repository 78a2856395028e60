"""Checked values become the values of the model, defaults filled in by the model alone."""

from alliancemap.alliance_file.build import build_alliance, default_relations
from alliancemap.model.alliance import Alliance, Party, Relation

US, THEM = Party("us", "us", "Small"), Party("partner", "partner", "Large")
LEAST = {"name": "N", "parties": {"us": {"name": "Small"}, "partner": {"name": "Large"}}}


def test_the_least_file_gives_the_models_own_defaults() -> None:
    main = (Relation("main", ("us", "partner")),)
    assert build_alliance(LEAST) == Alliance("N", (US, THEM), main)


def test_an_instrument_is_parted_into_name_and_version() -> None:
    alliance = build_alliance({**LEAST, "instrument": "other 2.10"})
    assert (alliance.instrument, alliance.instrument_version) == ("other", "2.10")


def test_the_default_relation_runs_from_us_to_the_partner_in_whatever_order_they_stand() -> None:
    ours, theirs = Party("a", "us", "A"), Party("b", "partner", "B")
    assert default_relations((theirs, ours)) == (Relation("main", ("a", "b")),)


def test_three_parties_or_one_side_have_no_default_relation() -> None:
    assert default_relations((US, THEM, Party("c", "other", "C"))) == ()
    assert default_relations((US, Party("b", "us", "B"))) == ()

"""Who of an alliance's parties is scored."""

from model import readings as case

from alliancemap.model.alliance import Party, Relation, parties_not_scored, party_on

US = Party("us", "us", "Us", people=20)
GIANT = Party("partner", "partner", "Giant", people=40_000)
SHOPS = Party("shops", "partner", "Shops", people=300)
BANK = Party("bank", "other", "Bank")


def test_the_partner_is_the_one_of_the_first_relation_wherever_it_stands_in_the_file() -> None:
    for first, scored in (("partner", GIANT), ("shops", SHOPS)):
        alliance = case.alliance(
            parties=(US, GIANT, SHOPS, BANK), relations=(Relation("main", ("us", first)),)
        )
        assert party_on(alliance, "us") == US
        assert party_on(alliance, "partner") == scored
        assert parties_not_scored(alliance) == tuple(
            one for one in (GIANT, SHOPS, BANK) if one != scored
        )


def test_a_partner_outside_the_first_relation_still_counts_when_it_is_the_only_one() -> None:
    alliance = case.alliance(parties=(US, GIANT, BANK), relations=(Relation("a", ("us", "bank")),))
    assert party_on(alliance, "partner") == GIANT
    assert party_on(alliance, "other") == BANK


def test_a_side_without_a_party_is_none() -> None:
    assert party_on(case.alliance(), "other") is None
    assert parties_not_scored(case.alliance()) == ()

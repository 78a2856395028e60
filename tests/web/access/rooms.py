"""One real thing of each kind in a firm, so that "not there" is a refusal and not an absence."""

from collections.abc import Iterable
from datetime import timedelta

from web.access.people import NOW, membership_key
from web.mirror.conftest import FACTORS as MIRRORED
from web.mirror.conftest import terms

from alliancemap_web.api.actions import hooks
from alliancemap_web.api.actions.keys import make_key
from alliancemap_web.api.models import ApiKey, Delivery
from alliancemap_web.briefs.models import Share
from alliancemap_web.contacts import actions as contacts
from alliancemap_web.contacts.actions.handovers import ItemGiven
from alliancemap_web.contacts.actions.stories import StoryGiven
from alliancemap_web.contacts.given import Given
from alliancemap_web.contacts.queries import find_handover
from alliancemap_web.decisions import actions as decisions
from alliancemap_web.decisions.actions.conditions import Wish as Condition
from alliancemap_web.decisions.actions.decided import Plan
from alliancemap_web.decisions.actions.foretold import Guess
from alliancemap_web.decisions.models import Colleague
from alliancemap_web.decisions.queries import latest_asking
from alliancemap_web.exchange.actions import begin_upload, end_upload, keep_upload, note_done
from alliancemap_web.exchange.parcels import Parcel
from alliancemap_web.exchange.results import Result
from alliancemap_web.meetings import actions as meetings
from alliancemap_web.meetings.minute_pages import minute_of
from alliancemap_web.mirror import actions as mirrors
from alliancemap_web.mirror.actions.people import Asking
from alliancemap_web.mirror.asking import askable
from alliancemap_web.mirror.models import Guest as MirrorGuest
from alliancemap_web.mirror.models import Mirror
from alliancemap_web.mirror.pages import instrument_of
from alliancemap_web.mirror.said import Said
from alliancemap_web.portfolio.actions import attach, create, record
from alliancemap_web.portfolio.acts import Change
from alliancemap_web.portfolio.queries import Kept, find_alliance
from alliancemap_web.reviews import actions as reviews
from alliancemap_web.reviews.actions.triggers import Wish as Trigger
from alliancemap_web.rounds import actions as rounds
from alliancemap_web.rounds.queries import seat_of
from alliancemap_web.vocabulary import actions as words
from alliancemap_web.vocabulary.queries import find_check, history_of
from alliancemap_web.workspaces.actions import invite
from alliancemap_web.workspaces.checks import Offer
from alliancemap_web.workspaces.models import Invitation
from alliancemap_web.workspaces.rights import Member

TODAY = NOW.date()
ASKED = ("M04", "V03", "R05", "R17")
TEAM = (
    ("Dora", "direction"), ("Sam", "sales"), ("Eve", "engineering"),
    ("Oli", "operations"), ("Fay", "finance"),
)  # fmt: skip
# What stands nowhere else: whoever reads one of these reads what somebody said of the alliance.
SECRETS = {
    "note": "Quillwort note of the team",
    "story": "Quagga story of the launch",
    "why": "Quince reason why we do this",
    "condition": "Quokka condition of support",
    "decision": "Quasar decision and its reason",
    "forecast": "Quetzal forecast of one person",
    "trigger": "Quarry event that changes it",
    "changed": "Quoll something changed here",
    "reply": "Quorn reason in a round",
    "mirrored": "Quaver reason of the partner",
    "ours": "Quiver reason for the partner",
    "file": "Quartz evidence in a file",
    "contact": "Quentin Quill",
}
Things = dict[str, str]
Links = dict[str, str]


def kept_of(member: Member, alliance: str) -> Kept:
    """An alliance as it stands."""
    found = find_alliance(member, alliance)
    assert found
    return found


def fill_alliance(owner: Member, alliance: str) -> Things:
    """An answer, a file, an act to take back, a trigger, a note of a change."""
    record(owner, alliance, [Change("answer/M01", {"level": 2, "note": SECRETS["note"]})], NOW)
    told = record(owner, alliance, [Change("fact/aim", "Sell more")], NOW)
    bank = Change("fact/parties/bank", {"side": "other", "name": "Bank"})
    record(owner, alliance, [bank], NOW)
    file = attach(owner, alliance, "a.txt", "text/plain", SECRETS["file"].encode(), NOW).key
    kept = kept_of(owner, alliance)
    return {
        "file": file,
        "act": str(told.entries[0].id),
        "trigger": reviews.watch(owner, kept, Trigger("event", SECRETS["trigger"]), NOW),
        "note": reviews.add_note(owner, kept, SECRETS["changed"], NOW, factor="M01"),
    }


def fill_settling(owner: Member, kept: Kept) -> tuple[Things, Links]:
    """Why we do this, asked twice; a condition, a decision, a forecast of the owner's."""
    things: Things = {"asking shown": decisions.ask_why(owner, kept, "2027-02-01", NOW)}
    first = latest_asking(kept)
    assert first
    decisions.reveal(owner, first, NOW)
    things["asking"] = decisions.ask_why(owner, kept, "2027-03-01", NOW)
    asking = latest_asking(kept)
    assert asking
    secret = decisions.add_colleague(owner, asking, "Dee", NOW)
    decisions.write_sentence(owner, asking, SECRETS["why"], NOW)
    things["colleague"] = colleague_called("Dee", things["asking"])
    decisions.add_colleague(owner, asking, "Lee", NOW)
    things["other colleague"] = colleague_called("Lee", things["asking"])
    things["condition"] = decisions.add_condition(owner, kept, Condition(SECRETS["condition"]), NOW)
    plan = Plan("proceed", SECRETS["decision"], "Owner")
    things["decision"] = decisions.decide(owner, kept, plan, NOW)
    guess = Guess(SECRETS["forecast"], 75, "2027-06-01")
    things["forecast"] = decisions.foretell(owner, kept, guess, NOW)
    return things, {"why": secret}


def colleague_called(name: str, asking: str) -> str:
    """The key of somebody who is asked by a link."""
    return str(Colleague.objects.get(asking__key=asking, name=name).key)


def fill_words(owner: Member, respondent: Member, kept: Kept) -> tuple[Things, Links]:
    """A proposal for a word, and a word check with somebody who has a link."""
    words.say(respondent, "pilot", {"en": {"example": "Ours."}}, NOW)
    people = [
        words.NewPerson("Owner", "direction", membership_key(owner)),
        words.NewPerson("Dee", "legal"),
        words.NewPerson("Lee", "sales"),
    ]
    until = TODAY + timedelta(days=7)
    check = words.open_check(owner, kept, ("exclusivity", "pilot"), people, until, NOW)
    found = find_check(kept, check, TODAY)
    assert found
    person, other = (one.key for one in found.people if one.name != "Owner")
    things = {
        "term": "pilot",
        "wording": history_of(owner, "pilot")[0].key,
        "check": check,
        "asked": person,
        "other asked": other,
    }
    words.make_link(owner, kept, check, other)
    return things, {"words": words.make_link(owner, kept, check, person)}


def fill_people(owner: Member, kept: Kept) -> Things:
    """Somebody of ours and of theirs who know each other, a story, a handover with one item."""
    ours = Given("us", "Olga", "Lead", "top", "direction")
    (olga,) = contacts.add_people(owner, kept, [ours], NOW)
    theirs = Given("partner", SECRETS["contact"], "", "top", "direction", known_by=(olga,))
    (quentin,) = contacts.add_people(owner, kept, [theirs], NOW)
    item = [ItemGiven("tie", contact=quentin)]
    handover = contacts.begin_handover(owner, kept, olga, None, item, NOW)
    found = find_handover(kept.id, handover)
    assert found
    return {
        "contact": quentin,
        "leaver": olga,
        "story": contacts.tell_story(owner, kept, StoryGiven(SECRETS["story"]), NOW),
        "handover": handover,
        "item": found.items[0].key,
    }


def round_of(owner: Member, alliance: str, name: str) -> tuple[str, Things, Links]:
    """A round that is open for three days: its key, the seats by name, and their links' secrets."""
    kept = kept_of(owner, alliance)
    key = rounds.begin(owner, kept, name, ASKED, "en", NOW)
    rounds.change(owner, kept, key, name, ASKED, names=True)
    seats = {}
    for who, function in TEAM:
        seats[who] = rounds.add_person(owner, kept, key, rounds.Guest(function, who), NOW)
        rounds.give_factors(owner, kept, key, seats[who], ASKED)
    secrets = [f"secret of {who} of {name}" for who in seats]
    opened = dict(rounds.open_round(owner, kept, key, TODAY + timedelta(days=3), secrets, NOW))
    return key, seats, {who: opened[seat] for who, seat in seats.items()}


def say_in_round(seats: Things, who: Iterable[str]) -> None:
    """Let some of a team answer everything, each with the same reason."""
    for name in who:
        for level, factor in enumerate(ASKED):
            seat = seat_of(seats[name], NOW)
            assert seat
            wish = rounds.Wish(level=str(level), reason=SECRETS["reply"])
            rounds.answer(seat, factor, wish, NOW)
        seat = seat_of(seats[name], NOW)
        assert seat
        rounds.finish(seat, NOW)


def fill_rounds(owner: Member, alliance: str) -> tuple[Things, Links]:
    """A round that was revealed with a meeting about it that has begun; one not revealed yet."""
    kept = kept_of(owner, alliance)
    talked, seats, links = round_of(owner, alliance, "Before the offer")
    say_in_round(seats, seats)
    rounds.reveal(owner, kept, talked, NOW)
    over = meetings.make(owner, kept, talked, NOW)
    meetings.begin(owner, kept, over, NOW)
    row = meetings.end(owner, kept, over, NOW)
    meetings.keep_minute(owner, kept, over, minute_of(owner, kept, row), "", NOW)
    meeting = meetings.make(owner, kept, talked, NOW)
    meetings.begin(owner, kept, meeting, NOW)
    hidden, others, more = round_of(owner, alliance, "Before we sign")
    say_in_round(others, ("Sam", "Eve"))
    things = {
        "talked": talked, "meeting": meeting, "meeting over": over, "seat talked": seats["Sam"],
        "round": hidden, "seat": others["Dora"], "seat of Sam": others["Sam"],
    }  # fmt: skip
    return things, {"round talked": links["Sam"], "round": more["Dora"]}


def mirror_of(owner: Member, alliance: str, title: str) -> tuple[str, str, str]:
    """A mirror with one of the partner's: its key, the guest's key, the link's secret."""
    kept = kept_of(owner, alliance)
    known = askable(instrument_of(kept), "en")
    wanted = terms(title=title, until=TODAY + timedelta(days=20))
    key = mirrors.make_mirror(owner, kept, wanted, known, NOW)
    secret = mirrors.add_guest(owner, kept, key, Asking("Marie", "", "", "en"), NOW)
    return key, str(MirrorGuest.objects.get(mirror__key=key).key), secret


def fill_mirror(owner: Member, alliance: str) -> tuple[Things, Links]:
    """A mirror in which both sides have begun to answer and nothing is revealed."""
    kept = kept_of(owner, alliance)
    key, guest, secret = mirror_of(owner, alliance, "Working together")
    say_in_mirror(owner, kept, key, guest)
    return {"mirror": key, "mirror guest": guest}, {"mirror": secret}


def say_in_mirror(owner: Member, kept: Kept, key: str, guest: str) -> None:
    """Let both sides answer, neither being done."""
    for factor in MIRRORED[:2]:
        mirrors.say_ours(owner, kept, key, factor, Said("3", SECRETS["ours"]), NOW)
        mirrors.say_theirs(guest, factor, Said("1", SECRETS["mirrored"]), NOW)


def revealed_mirror(owner: Member, alliance: str, key: str, guest: str) -> None:
    """Let both sides be done, so that both see the other's."""
    kept = kept_of(owner, alliance)
    say_in_mirror(owner, kept, key, guest)
    mirrors.be_ready(owner, kept, key, NOW)
    mirrors.be_done(guest, NOW)
    assert Mirror.objects.get(key=key).revealed_at


def fill_desk(owner: Member) -> tuple[Things, Links]:
    """An invitation, a program's key, a webhook that has sent, and an upload that waits."""
    invited = invite(owner, Offer("editor"), NOW)
    secret = make_key(owner, "CRM", "edit", None, NOW)
    hook, _ = hooks.make_hook(
        owner, hooks.Wanted("https://hooks.example.org/in", ("alliance.changed",)), NOW, inside=True
    )
    hooks.keep_test(owner, hook, NOW)
    parcel = Parcel("table", "t.csv", b"Company,Town\nAcme,Lyon\n")
    things = {
        "invitation": Invitation.objects.get().key,
        "which": ApiKey.objects.get().key,
        "hook": hook,
        "number": str(Delivery.objects.get().number),
        "upload": keep_upload(owner, parcel, NOW),
        "upload over": keep_upload(owner, parcel, NOW),
    }
    begin_upload(owner, things["upload over"], 1, NOW)
    note_done(owner, things["upload over"], 1, Result())
    assert owner.person
    end_upload(owner.person, things["upload over"], NOW)
    return things, {"join": invited, "api": secret}


def share_of(owner: Member, alliance: str, name: str) -> tuple[str, str]:
    """A share link to an alliance's map: its key and secret."""
    from alliancemap_web.briefs.actions import make_share
    from alliancemap_web.briefs.plain import plain
    from alliancemap_web.briefs.sharing import share_document

    kept = kept_of(owner, alliance)
    frozen = plain(share_document(owner, kept, ("map", "verdict"), "en", NOW))
    secret = make_share(owner, kept, name, "en", ("map", "verdict"), ("pdf",), 14, frozen, NOW)
    return str(Share.objects.get(name=name).key), secret


def make_alliances(owner: Member) -> tuple[str, str]:
    """The alliance everything is in, and another one of the same firm."""
    from portfolio_made import data_of

    first = create(owner, data_of("mannkind-sanofi"), NOW, "file", stage="talks")
    return first, create(owner, data_of("tesla-daimler"), NOW, "file", stage="talks")

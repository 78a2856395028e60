"""Everything that is kept of somebody who has an account, for themselves."""

from datetime import datetime

from alliancemap_web.languages import sentence
from alliancemap_web.persons import standing
from alliancemap_web.privacy.parcel import Firm, person_parcel
from alliancemap_web.privacy.queries import (
    firm_named,
    firms_of,
    sees_all_of,
    told_in_account,
    told_in_firm,
    whom_of_account,
    written_files,
)


def person_zip(account: int, name: str, address: str, now: datetime, language: str) -> bytes:
    """Return the zip: the account, and what each workspace keeps that they stand in.

    What bears a name without an account is theirs only where they see the whole workspace anyway,
    since anybody may call themselves anything.
    """
    firms = []
    for workspace in firms_of(account):
        whom = whom_of_account(account, name, address, workspace)
        by_name = sees_all_of(account, workspace)
        rooms = told_in_firm(workspace, whom, to_themselves=True, by_name=by_name)
        files = tuple(written_files(workspace, whom)) if by_name else ()
        firms.append(Firm(*firm_named(workspace), rooms, files))
    about = {"names": [name] if name else [], "addresses": [address]}
    return person_parcel(about, told_in_account(account), firms, now, language)


def rooms_in_words(language: str) -> tuple[str, ...]:
    """Return what each room keeps of persons, in words, in the order of the rooms."""
    rooms = dict.fromkeys(told.room for told in standing() if told.ties or told.names)
    return tuple(sentence(f"privacy.room_{room}", language) for room in sorted(rooms))

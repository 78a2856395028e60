"""Takes the second step away from somebody who has lost their app and their recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alliancemap_web.people.actions import turn_off_second_step
from alliancemap_web.people.queries import number_of


class Command(BaseCommand):
    help = "Take the second step of a sign-in away from the person with an address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for whose it is."""
        parser.add_argument("address")

    def handle(self, *args: Any, address: str, **options: Any) -> None:  # noqa: ARG002
        """Take it away; CommandError when nobody has the address, or they have no second step."""
        person = number_of(address)
        if person is None:
            raise CommandError(f"nobody has the address {address}")
        if not turn_off_second_step(person):
            raise CommandError(f"{address} has no second step")
        self.stdout.write(f"{address} signs in without a second step now.")

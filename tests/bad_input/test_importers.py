"""Spoiled inputs at every door: taken, or refused in a sentence, with nothing half-written."""

import random
from collections import Counter

import pytest
from bad_input.importers import TAKEN, Firm, Importer, readers, rows
from django.db import transaction

SEED = 20_261_124
READ, KEPT = 150, 25


def tried(importer: Importer, times: int) -> Counter[str]:
    """Send spoiled inputs; return how often each answer was given."""
    dice, counted = random.Random(SEED), Counter[str]()
    for number in range(times):
        content = importer.mutate(dice, dice.choice(importer.seeds))
        try:
            counted[importer.take(content)] += 1
        except Exception as error:
            message = f"{importer.name}: input {number} of seed {SEED}: {content[:300]!r}"
            raise AssertionError(message) from error
    return counted


@pytest.mark.parametrize("place", range(len(readers())), ids=lambda at: readers()[at].name)
def test_a_spoiled_file_is_read_or_refused_in_a_sentence(place: int) -> None:
    importer = readers()[place]
    for seed in importer.seeds:
        assert importer.take(seed) == TAKEN
    counted = tried(importer, READ)
    assert sum(counted.values()) == READ
    assert len(counted) > 2, counted  # the dice reach several refusals


@pytest.mark.django_db
def test_spoiled_messages_are_taken_or_refused_and_leave_nothing_half_written() -> None:
    firm = Firm()
    for importer in firm.doors():
        dice = random.Random(SEED)
        refused = 0
        for seed in importer.seeds:
            with transaction.atomic():
                assert importer.take(seed) == TAKEN, importer.name
                transaction.set_rollback(True)
        before = rows()
        for number in range(KEPT):
            content = importer.mutate(dice, dice.choice(importer.seeds))
            with transaction.atomic():
                try:
                    answer = importer.take(content)
                except Exception as error:
                    message = f"{importer.name}: input {number}: {content[:300]!r}"
                    raise AssertionError(message) from error
                if answer != TAKEN:
                    refused += 1
                    assert rows() == before, (importer.name, answer)
                transaction.set_rollback(True)
        assert refused, importer.name

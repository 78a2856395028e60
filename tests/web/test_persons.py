"""Every column that can hold words is spoken for: what a person leaves behind is in no other."""

import sys

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from golden_file import hold
from house import ROOT

from alliancemap_web.persons import STANDING, Stands, stand, standing

# What can hold words, or bytes with words in them. Numbers, days, yes and no cannot.
WORDY = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.BinaryField,
    models.FileField,
    models.GenericIPAddressField,
)
TIED = {settings.AUTH_USER_MODEL, "workspaces.Membership"}
TABLES = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
# A table that only joins two others, without a column of its own.
JOINING = {label for label, model in TABLES.items() if model._meta.auto_created}


def wordy(model: type[models.Model]) -> set[str]:
    """The columns of a table that can hold words."""
    return {
        one.name
        for one in model._meta.concrete_fields
        if isinstance(one, WORDY) and not one.is_relation
    }


def tied(model: type[models.Model]) -> set[str]:
    """The columns of a table that name an account, or somebody's place in a firm."""
    return {
        one.name
        for one in model._meta.concrete_fields
        if one.is_relation and one.related_model and one.related_model._meta.label in TIED
    }


def unspoken(model: type[models.Model], told: Stands | None) -> set[str]:
    """The columns of a table that no room speaks for."""
    if told is None:
        return wordy(model) | tied(model) | {"the table"}
    paths = {path.split("__")[0] for path in told.ties}
    return (wordy(model) - told.spoken_for) | (tied(model) - paths)


@pytest.mark.parametrize("label", sorted(set(TABLES) - JOINING))
def test_every_column_that_can_hold_words_is_spoken_for(label: str) -> None:
    assert unspoken(TABLES[label], STANDING.get(label)) == set()


@pytest.mark.parametrize("label", sorted(STANDING))
def test_what_is_said_of_a_table_is_true_of_it(label: str) -> None:
    told, model = STANDING[label], TABLES[label]
    columns = {one.name for one in model._meta.concrete_fields}
    assert told.spoken_for <= columns
    text = {one.name for one in model._meta.concrete_fields if isinstance(one, models.TextField)}
    assert set(told.packed) <= text
    for path in (*told.ties, *([told.firm] if told.firm else [])):
        model.objects.filter(**{path: 1})
    for rows in told.apart:
        model.objects.filter(**rows)


def test_every_table_below_a_firm_says_so() -> None:
    for told in standing():
        fields = TABLES[told.table]._meta.concrete_fields
        above = {one.related_model._meta.label for one in fields if one.is_relation}
        if above & {"workspaces.Workspace", "portfolio.Alliance", "workspaces.Membership"}:
            assert told.firm, told.table


def test_a_column_that_nobody_speaks_for_is_noticed() -> None:
    model = TABLES["reviews.Note"]
    told = STANDING["reviews.Note"]
    assert unspoken(model, None) >= {"text", "by", "person"}
    assert unspoken(model, Stands(told.table, names=told.names)) == {
        "factor", "key", "state", "text",
    }  # fmt: skip
    assert "person" in unspoken(model, Stands(told.table))


def test_a_table_is_told_once() -> None:
    stand(STANDING["reviews.Note"])
    with pytest.raises(ValueError, match=r"reviews\.Note"):
        stand(Stands("reviews.Note"))


def test_the_page_of_what_is_kept_is_current(request: pytest.FixtureRequest) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    import reference_persons

    renew = bool(request.config.getoption("--renew-goldens"))
    trouble = hold(reference_persons.PAGE, reference_persons.page(), renew=renew)
    if trouble:
        pytest.fail(trouble, pytrace=False)

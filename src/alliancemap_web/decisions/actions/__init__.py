"""Every write of this room."""

from alliancemap_web.decisions.actions.conditions import (
    Wish,
    add_condition,
    change_condition,
    turn_condition,
)
from alliancemap_web.decisions.actions.decided import Plan, decide, disagree
from alliancemap_web.decisions.actions.foretold import (
    Guess,
    drop_forecast,
    foretell,
    tell_outcome,
)
from alliancemap_web.decisions.actions.returned import bring_back
from alliancemap_web.decisions.actions.why import (
    AGAIN,
    add_colleague,
    ask_why,
    drop_colleague,
    mark_lasted,
    renew_link,
    reveal,
    settle,
    withdraw_asking,
    write_as_colleague,
    write_sentence,
)

__all__ = [
    "AGAIN",
    "Guess",
    "Plan",
    "Wish",
    "add_colleague",
    "add_condition",
    "ask_why",
    "bring_back",
    "change_condition",
    "decide",
    "disagree",
    "drop_colleague",
    "drop_forecast",
    "foretell",
    "mark_lasted",
    "renew_link",
    "reveal",
    "settle",
    "tell_outcome",
    "turn_condition",
    "withdraw_asking",
    "write_as_colleague",
    "write_sentence",
]

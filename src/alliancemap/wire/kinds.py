"""The kinds of value that results are made of, named once."""

from typing import get_args

from alliancemap.model.alliance import View
from alliancemap.model.asymmetry import Tilt
from alliancemap.model.gates import GateStatus
from alliancemap.model.instrument import THEMES, TOP_LEVEL, AskStyle
from alliancemap.model.interval import FULL
from alliancemap.model.structure import TRUTHS
from alliancemap.model.verdict import ORDER, Cause
from alliancemap.wire.shape import Choice, Many, Part, Text, Whole

ID, SCORE, SHARE, LEVEL = Text(), Whole(0, FULL), Whole(0, 1000), Whole(0, TOP_LEVEL)
DOTS, COUNT, IDS = Whole(0), Whole(0), Many(Text())
VERDICT = Choice(ORDER)
CAUSE = Choice(get_args(Cause))
GATE = Choice(get_args(GateStatus))
THEME, VIEW = Choice(THEMES), Choice(get_args(View))
TRUTH = Choice(TRUTHS)
TILT = Choice(get_args(Tilt))
ASK = Choice(get_args(AskStyle))
RANGE, QUESTIONS = Part("range"), Many(Part("question"))

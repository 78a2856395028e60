"""The kinds of value that results are made of, named once."""

from alliancemap.model.instrument import THEMES, TOP_LEVEL
from alliancemap.wire.shape import Choice, Many, Part, Text, Whole

ID, SCORE, SHARE, LEVEL = Text(), Whole(0, 1000 * TOP_LEVEL), Whole(0, 1000), Whole(0, TOP_LEVEL)
DOTS, COUNT, IDS = Whole(0), Whole(0), Many(Text())
VERDICT = Choice(("not_as_it_stands", "unclear", "promising"))
CAUSE = Choice(("gate", "theme", "share", "coverage", "open_gate", "all_met"))
GATE = Choice(("clear", "possible", "fired", "set_aside"))
THEME, VIEW = Choice(THEMES), Choice(("ours", "theirs", "our_guess"))
TRUTH = Choice(("no", "maybe", "yes"))
TILT = Choice(("ours_more", "theirs_more", "level", "cannot_tell"))
ASK = Choice(("ask", "infer", "self", "later"))
RANGE, QUESTIONS = Part("range"), Many(Part("question"))

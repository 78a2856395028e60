"""The colours of the map, each with what it is for.

Green, yellow and blue name the three themes and never mean good, careful or bad.
"""

WHITE = "#ffffff"
INK = "#1a2233"  # titles, circles, everything neutral that must be read first
GREY = "#4a5568"  # second lines, ends of scales, the foot
RULE = "#6b7688"  # neutral lines and outlines

GREEN = "#1b7f4b"
GREEN_INK = "#0f4d2c"
GREEN_TINT = "#dcefe3"
GREEN_MID = "#8fcbaa"
GREEN_PALE = "#f1f8f4"

YELLOW = "#f2b705"
YELLOW_INK = "#4d3900"  # outlines and words; yellow itself is too pale on white
YELLOW_TINT = "#fdf3cf"
YELLOW_MID = "#fadb7a"

BLUE = "#1d4ed8"
BLUE_INK = "#12305f"
BLUE_TINT = "#c8daf4"
BLUE_MID = "#8fb3e8"
BLUE_PALE = "#eaf1fb"
BLUE_WAVE = "#7ea3dc"

ROCK = "#39414f"
ROCK_ASIDE = "#f3f4f6"

"""How much may come in at once: said on the pages before, and again when it is too much."""

# A table of partners, and what it may hold.
MOST_TABLE_BYTES = 5_000_000
MOST_ROWS = 1_000
MOST_COLUMNS = 120
MOST_CELL = 10_000
# What a workbook may unpack to: a zip of a few kilobytes can hold gigabytes of noughts.
MOST_WORKBOOK_BYTES = 60_000_000
MOST_WORKBOOK_PARTS = 2_000
MOST_SHEETS = 30
# How many texts its cells may share, and how long all that a sheet shows of them may be.
MOST_STRINGS = 300_000
MOST_TEXT_BYTES = 20_000_000

# Alliance files, one by one or in a zip, and a whole workspace.
MOST_FILE_BYTES = 1_000_000
MOST_FILES = 1_000
MOST_FILES_BYTES = 60_000_000
MOST_UPLOAD_BYTES = 50_000_000
MOST_UNPACKED_BYTES = 400_000_000
MOST_PARTS = 20_000
# One file of a whole workspace, and how many values one of its JSON texts may hold.
MOST_PART_BYTES = 30_000_000
MOST_VALUES = 2_000_000

# How long an upload waits for the next step, in minutes.
KEPT_MINUTES = 120
# How long what became of one can be read, in days, and of how many imports of one person.
KEPT_DAYS = 30
MOST_ENDED = 10
# As many rows, files or alliances are brought in while the page waits; more in the background.
AT_ONCE = 50
# How many rows a preview shows.
PREVIEW_ROWS = 5

"""The face's own settings, with what it keeps laid into a folder that goes away after the tests.

The database is SQLite, or in the PostgreSQL server that tests/databases.py names.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from databases import ADDRESS

FOLDER = tempfile.mkdtemp(prefix="alliancemap-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["ALLIANCEMAP_DATA"] = FOLDER
Path(FOLDER, "static").mkdir()  # where `alliancemap serve` lays the prepared files
os.environ["ALLIANCEMAP_DATABASE_URL"] = ADDRESS or ""
os.environ.pop("ALLIANCEMAP_EXAMPLES", None)

from alliancemap_web.settings import *  # noqa: E402, F403

# Attempts are counted in the process, on either database: what counts them for several has
# tests of its own, and journeys in a browser meet it as it is served.
CACHES = {"default": ONE_PROCESS}  # noqa: F405

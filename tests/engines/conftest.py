"""The lounge in other engines: a server that can die, and a browser over a profile that stays."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from browser.lounge.conftest import Server
from engines.starting import ENGINES, missing, running
from engines.steering import Browser

PICTURES = Path(__file__).resolve().parents[2] / "var" / "engines"
Open = Callable[..., AbstractContextManager[Browser]]


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    """The engine's name; skipped, with what would mend it, where it is not on the machine."""
    name: str = request.param
    if absent := missing(name):
        pytest.skip(f"{name} is not here; on Debian: sudo apt-get install {' '.join(absent)}")
    return name


@pytest.fixture(scope="session")
def _one_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("engines") / "data")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def server(_one_server: Server) -> Server:
    """A server that runs when the test begins, and that the test may kill and start again."""
    _one_server.start()
    return _one_server


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The folder in which the browsers of one test keep what browsers keep."""
    return tmp_path / "profile"


@pytest.fixture
def opened(engine: str, server: Server, profile: Path) -> Open:
    """Start the engine over the profile: `with opened(scheme="dark") as browser: ...`"""
    assert server.process is not None

    def start(**options: Any) -> AbstractContextManager[Browser]:
        return running(engine, profile, **options)

    return start


@pytest.fixture
def picture(engine: str) -> Callable[[Browser, str], None]:
    """Keep a picture of the window for a person to look at, in var/engines/."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return lambda browser, name: browser.picture(PICTURES / f"{name}-{engine}.png")

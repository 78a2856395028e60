"""Starts the pages on this machine: prepares the data folder, then serves until it is stopped."""

import contextlib
import errno
import ipaddress
import locale
import os
import socket
import sys
import threading
import time
import webbrowser
from importlib.util import find_spec
from pathlib import Path

from alliancemap.words import LANGUAGES, phrase
from alliancemap_web.data_folder import DataFolderError, default_data_folder, prepare

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
REFUSED = 2
LANGUAGE_VARIABLES = ("ALLIANCEMAP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def serve(
    host: str | None = None,
    port: int | None = None,
    data: str | Path | None = None,
    open_browser: bool = False,
    language: str | None = None,
) -> int:
    """Serve the pages until stopped; return 0 when stopped, 2 when it could not start, and say why.

    Port 0 takes any free one. `data` is the folder to keep things in, `default_data_folder` when
    None. What is said is in `language`, by default the terminal's.
    """
    host = host or DEFAULT_HOST
    port = DEFAULT_PORT if port is None else port
    said = language if language in LANGUAGES else terminal_language()
    folder = Path(data).expanduser().resolve() if data else default_data_folder()
    try:
        prepare(folder)
    except DataFolderError as error:
        return refuse("serve_no_folder", said, folder=str(error.path), reason=error.reason)
    try:
        listening = listen(host, port)
    except OSError as error:
        return refuse(reason_key(error), said, host=host, port=str(port))
    with listening:
        os.environ["ALLIANCEMAP_DATA"] = str(folder)
        os.environ["ALLIANCEMAP_HOSTS"] = ",".join(names_of(host))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
        problem = make_ready(said)
        if problem is not None:
            return problem
        address = f"http://{shown_host(host)}:{listening.getsockname()[1]}/"
        return run(listening, address, said, open_browser)


def refuse(key: str, language: str, **values: str) -> int:
    """Say in one sentence why nothing is served; return the exit code."""
    print(phrase(f"web.{key}", language, "web", **values), file=sys.stderr)
    return REFUSED


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens, so that nobody can take the port before the pages are ready."""
    family, kind, protocol, _, place = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    made = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # a port just left may be taken again at once
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(place)
        made.listen(128)
    except BaseException:
        made.close()
        raise
    return made


def reason_key(error: OSError) -> str:
    """Return which sentence says why the port could not be had."""
    if error.errno == errno.EADDRINUSE:
        return "serve_port_busy"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "serve_port_forbidden"
    return "serve_no_address"


def names_of(host: str) -> list[str]:
    """Return the names that requests may ask for: the host, and all of this machine when open."""
    names = [name for name in os.environ.get("ALLIANCEMAP_HOSTS", "").split(",") if name.strip()]
    try:
        is_open = ipaddress.ip_address(host).is_unspecified
    except ValueError:
        is_open = False
    if not is_open:
        return [*names, bracketed(host)]
    own = {socket.gethostname(), socket.getfqdn()}
    with contextlib.suppress(OSError):
        own |= {str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), None)}
    return [*names, *sorted(bracketed(name) for name in own)]


def bracketed(host: str) -> str:
    """Return a host as addresses write it: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def shown_host(host: str) -> str:
    """Return the host to open in a browser of this machine."""
    return "localhost" if host in ("", "0.0.0.0", "::", "127.0.0.1", "::1") else bracketed(host)  # noqa: S104


def make_ready(language: str) -> int | None:
    """Bring tables, prepared files and the demonstration up to date; None, or why not."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db.utils import DatabaseError

    from alliancemap_web.database import DatabaseAddressError

    if lacks_driver():
        return refuse("serve_no_driver", language)
    try:
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseAddressError, DatabaseError, ImproperlyConfigured) as error:
        first_line = str(error).strip().partition("\n")[0]
        return refuse("serve_no_database", language, reason=first_line)
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=["*.ttf"])

    from django.conf import settings

    from alliancemap_web.alliances.actions import refresh_demonstration

    refresh_demonstration(settings.EXAMPLES_FOLDER)
    print(phrase("web.serve_examples", language, "web", folder=str(settings.EXAMPLES_FOLDER)))
    print(phrase("web.serve_data", language, "web", folder=str(settings.DATA_FOLDER)))
    return None


def lacks_driver() -> bool:
    """Say whether PostgreSQL is asked for while nothing that talks to it is installed."""
    from alliancemap_web.database import SCHEMES, VARIABLE

    is_asked_for = os.environ.get(VARIABLE, "").partition(":")[0] in SCHEMES
    return is_asked_for and not any(find_spec(name) for name in ("psycopg", "psycopg2"))


def run(listening: socket.socket, address: str, language: str, open_browser: bool) -> int:
    """Serve on a socket until stopped; return the exit code."""
    import uvicorn

    from alliancemap_web.asgi import application

    config = uvicorn.Config(
        application, log_level="warning", access_log=False, lifespan="off", server_header=False
    )
    server = uvicorn.Server(config)
    threading.Thread(
        target=announce, args=(server, address, language, open_browser), daemon=True
    ).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    print(phrase("web.serve_stopped", language, "web"))
    return 0


def announce(server: object, address: str, language: str, open_browser: bool) -> None:
    """Say where the pages are as soon as they answer, and open them when asked to."""
    while not getattr(server, "started", False):
        time.sleep(0.02)
    print(phrase("web.serve_open", language, "web", address=address), flush=True)
    if open_browser and has_screen():
        webbrowser.open(address)


def has_screen() -> bool:
    """Say whether a window can open here; without one a text browser would seize the terminal."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def terminal_language() -> str:
    """Return the language the terminal asks for, English for one we do not speak."""
    asked = next(
        (value for name in LANGUAGE_VARIABLES if (value := os.environ.get(name))),
        locale.getlocale()[0] or "",
    )[:2]
    return asked if asked in LANGUAGES else LANGUAGES[0]

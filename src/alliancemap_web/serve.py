"""Starts the pages on this machine: prepares the data folder, then serves until it is stopped.

Work in the background is done beside them, or by `work` in processes of its own.
"""

import contextlib
import errno
import functools
import ipaddress
import locale
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from alliancemap.reading.paper import clean, fitted
from alliancemap.words import LANGUAGES, error_sentence, phrase
from alliancemap_web.announcing import announce, tell_ready
from alliancemap_web.data_folder import (
    DataFolderError,
    ExamplesFolderError,
    default_data_folder,
    full_path,
    keep_to_oneself,
    prepare,
    readable_folder,
)
from alliancemap_web.stopping import say_stopped, terminable

if TYPE_CHECKING:
    import uvicorn

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
REFUSED = 2
# Seconds that requests in progress are given once the program is asked to end.
GRACE = 20
LANGUAGE_VARIABLES = ("ALLIANCEMAP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def serve(
    host: str | None = None,
    port: int | None = None,
    data: str | Path | None = None,
    examples: str | Path | None = None,
    open_browser: bool = False,
    language: str | None = None,
    processes: int = 1,
) -> int:
    """Serve the pages until stopped; return 0 when stopped, 2 when it could not start, and say why.

    Port 0 takes any free one. `data` is the folder to keep things in, `default_data_folder` when
    None. `examples` is the folder of alliance files to show; None: what ALLIANCEMAP_EXAMPLES names,
    else the shipped ones. What is said is in `language`, by default the terminal's; `processes` is
    how many answer.
    """
    host = host or DEFAULT_HOST
    port = DEFAULT_PORT if port is None else port
    said = language if language in LANGUAGES else terminal_language()
    folder = full_path(data) if data else default_data_folder()
    named = os.environ.get("ALLIANCEMAP_EXAMPLES") or None if examples is None else str(examples)
    if processes > 1 and not hasattr(os, "fork"):
        return refuse("WEB025", said)
    try:
        if named is not None:
            os.environ["ALLIANCEMAP_EXAMPLES"] = str(readable_folder(named))
        prepare(folder)
    except ExamplesFolderError as error:
        return refuse(error.code, said, **error.values)
    except DataFolderError as error:
        return refuse("WEB004", said, folder=str(error.path), reason=error.reason)
    try:
        listening = listen(host, port)
    except (OSError, UnicodeError) as error:
        # UnicodeError: a name that no machine can have.
        return refuse(reason_code(error), said, host=host, port=str(port))
    with listening:
        os.environ["ALLIANCEMAP_DATA"] = str(folder)
        os.environ["ALLIANCEMAP_HOSTS"] = ",".join(names_of(host))
        if processes > 1:
            os.environ["ALLIANCEMAP_COUNTS"] = "shared"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
        problem = make_ready(said)
        if problem is not None:
            return problem
        address = f"http://{shown_host(host)}:{listening.getsockname()[1]}/"
        if processes == 1:
            return run(listening, address, said, open_browser)

        from alliancemap_web.several.serving import run_several

        ready = functools.partial(tell_ready, address, said, open_browser)
        return run_several(listening, processes, said, ready)


def work(data: str | Path | None = None, language: str | None = None) -> int:
    """Do what waits in the background until stopped; return 0 when stopped, 2 when it cannot.

    `data` and `language` are as for `serve`, which must have made the tables.
    """
    said = language if language in LANGUAGES else terminal_language()
    folder = full_path(data) if data else default_data_folder()
    try:
        prepare(folder)
    except DataFolderError as error:
        return refuse("WEB004", said, folder=str(error.path), reason=error.reason)
    os.environ["ALLIANCEMAP_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliancemap_web.settings")
    if (problem := can_start(said, check_tables)) is not None:
        return problem

    from alliancemap_web.jobs.worker import at_work
    from alliancemap_web.operation import metrics

    try:
        with contextlib.suppress(KeyboardInterrupt), terminable(), metrics.listening(), at_work():
            print(phrase("web.work_begun", said, "web", folder=str(folder)), flush=True)
            while True:
                time.sleep(3600)
    except metrics.TakenError as error:
        return refuse("WEB001", said, host=error.host, port=str(error.port))
    say_stopped(said)
    return 0


def refuse(code: str, language: str, **values: str) -> int:
    """Say in one sentence, with its code, why nothing is served; return the exit code."""
    sentence = clean(f"alliancemap: {code} {error_sentence(code, language, **values)}")
    print(fitted(sentence, getattr(sys.stderr, "encoding", None) or "utf-8"), file=sys.stderr)
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


def reason_code(error: OSError | UnicodeError) -> str:
    """Return the code of the sentence that says why the port could not be had."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return "WEB001"
    return "WEB002" if number in (errno.EACCES, errno.EPERM) else "WEB003"


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
    if (problem := can_start(language, prepare_in_turn)) is not None:
        return problem

    from django.conf import settings

    print(phrase("web.serve_alliances", language, "web", folder=str(settings.EXAMPLES_FOLDER)))
    print(phrase("web.serve_data", language, "web", folder=str(settings.DATA_FOLDER)))
    return None


def can_start(language: str, see_to_tables: Callable[[str], int | None]) -> int | None:
    """Load Django with its settings, and have the tables seen to; None, or why not."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import DatabaseError

    from alliancemap_web.database import DatabaseAddressError, lacks_driver, try_connection
    from alliancemap_web.mail import MailAddressError
    from alliancemap_web.operation.troubles import OperationError
    from alliancemap_web.people.company import CompanySignInError

    if lacks_driver():
        return refuse("WEB005", language)
    keep_to_oneself(default_data_folder())
    try:
        django.setup()
        try_connection()
        return see_to_tables(language)
    except DataFolderError as error:
        return refuse("WEB004", language, folder=str(error.path), reason=error.reason)
    except (DatabaseAddressError, MailAddressError) as error:
        is_databases = isinstance(error, DatabaseAddressError)
        return refuse("WEB007" if is_databases else "WEB008", language)
    except OperationError as error:
        return refuse(error.code, language, **error.values)
    except CompanySignInError as error:
        return refuse("WEB018", language, reason=str(error).rstrip("."))
    except (DatabaseError, ImproperlyConfigured) as error:
        first_line = str(error).strip().partition("\n")[0].rstrip(".")
        return refuse("WEB006", language, reason=first_line)
    except OSError as error:
        from alliancemap_web.trouble import trouble_of

        if trouble_of(error) is None:
            raise
        folder = os.environ.get("ALLIANCEMAP_DATA", "")
        return refuse("WEB004", language, folder=folder, reason=error.strerror or str(error))


def prepare_in_turn(_: str) -> None:
    """Prepare what all programs on these data use, when no other does."""
    from alliancemap_web.operation.preparing import prepare_all

    prepare_all()


def check_tables(language: str) -> int | None:
    """Say why not when the tables are older than this program: two must not mend them at once."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    steps = MigrationExecutor(connection)
    missing = steps.migration_plan(steps.loader.graph.leaf_nodes())
    return refuse("WEB013", language) if missing else None


def make_server() -> "uvicorn.Server":
    """Return what answers requests with the pages."""
    import uvicorn

    from alliancemap_web.asgi import application

    config = uvicorn.Config(
        application,
        log_config=None,  # its lines go where all go
        access_log=False,  # it would write addresses, which hold keys of links
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    return uvicorn.Server(config)


def run(listening: socket.socket, address: str, language: str, open_browser: bool) -> int:
    """Serve on a socket until stopped; return the exit code."""
    from django.conf import settings

    from alliancemap_web.jobs.worker import at_work
    from alliancemap_web.operation import metrics

    server = make_server()
    threading.Thread(
        target=announce, args=(server, address, language, open_browser), daemon=True
    ).start()
    beside = at_work() if settings.HAS_WORKER else contextlib.nullcontext()
    try:
        with contextlib.suppress(KeyboardInterrupt), terminable(), metrics.listening(), beside:
            server.run(sockets=[listening])
    except metrics.TakenError as error:
        return refuse("WEB001", language, host=error.host, port=str(error.port))
    say_stopped(language)
    return 0


def terminal_language() -> str:
    """Return the language the terminal asks for, English for one we do not speak."""
    asked = next(
        (value for name in LANGUAGE_VARIABLES if (value := os.environ.get(name))),
        locale.getlocale()[0] or "",
    )[:2]
    return asked if asked in LANGUAGES else LANGUAGES[0]

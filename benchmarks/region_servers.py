"""The servers that `region` measures: the product in one process or several, nginx, PgBouncer."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVE = """
import sys
from alliancemap_web.serve import serve
sys.exit(serve(port=int(sys.argv[2]), data=sys.argv[1], language='en', processes=int(sys.argv[3])))
"""
NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 2048; }}
http {{
  access_log off; proxy_max_temp_file_size 0;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream pages {{ least_conn; {places} keepalive 64; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://pages; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_set_header Host localhost; proxy_set_header X-Forwarded-For $remote_addr;
    }}
  }}
}}
"""
BOUNCER = """
[databases]
{name} = host=127.0.0.1 port={target} dbname={name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = plain
auth_file = {folder}/users.txt
pool_mode = transaction
default_pool_size = 20
max_client_conn = 500
"""


@dataclass(frozen=True, slots=True)
class Running:
    """Servers that answer at a port of this machine; `processes` are those whose memory counts."""

    port: int
    processes: tuple[int, ...]

    def memory(self) -> float:
        """Return the megabytes that the servers and what they started have, shared ones shared."""
        return sum(proportional(one) for first in self.processes for one in below(first)) / 1e6


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def environment(data: Path, address: str | None, **more: str) -> dict[str, str]:
    """Return the variables of a program of the face, on data of its own."""
    kept = {name: value for name, value in os.environ.items() if "ALLIANCEMAP" not in name}
    path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
    named = {"ALLIANCEMAP_DATABASE_URL": address} if address else {}
    return (
        kept
        | {"ALLIANCEMAP_DATA": str(data), "PYTHONPATH": path, "PYTHONUTF8": "1"}
        | {"DJANGO_SETTINGS_MODULE": "alliancemap_web.settings"}
        | named
        | more
    )


@contextlib.contextmanager
def started(command: list[str], given: dict[str, str] | None = None) -> Iterator[int]:
    """Run a program meanwhile; give its number."""
    with subprocess.Popen(command, env=given, stdout=subprocess.DEVNULL) as process:
        try:
            yield process.pid
        finally:
            process.terminate()
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()


@contextlib.contextmanager
def product(data: Path, address: str | None, processes: int, **more: str) -> Iterator[Running]:
    """Serve the pages on what was seeded."""
    port = free_port()
    command = [sys.executable, "-c", SERVE, str(data), str(port), str(processes)]
    with started(command, environment(data, address, **more)) as number:
        wait_for(f"http://127.0.0.1:{port}/en/")
        yield Running(port, (number,))


@contextlib.contextmanager
def bare(data: Path, address: str | None) -> Iterator[Running]:
    """Serve the bare page beside the same database."""
    port = free_port()
    command = [sys.executable, str(HERE / "bare_page.py"), str(port)]
    with started(command, environment(data, address)) as number:
        wait_for(f"http://127.0.0.1:{port}/bare/")
        yield Running(port, (number,))


@contextlib.contextmanager
def behind_nginx(folder: Path, several: list[Running], program: str) -> Iterator[Running]:
    """Put nginx before several servers."""
    port = free_port()
    places = " ".join(f"server 127.0.0.1:{one.port};" for one in several)
    written = folder / "nginx.conf"
    written.write_text(NGINX.format(folder=folder, places=places, port=port), "utf-8")
    with started([program, "-c", str(written), "-p", str(folder)]):
        wait_for(f"http://127.0.0.1:{port}/en/")
        yield Running(port, tuple(number for one in several for number in one.processes))


@contextlib.contextmanager
def bouncer(folder: Path, target: int, name: str, password: str, program: str) -> Iterator[str]:
    """Run PgBouncer in its mode `transaction`; give the address of the database behind it."""
    port = free_port()
    (folder / "users.txt").write_text(f'"tests" "{password}"\n', "utf-8")
    written = folder / "pgbouncer.ini"
    written.write_text(BOUNCER.format(folder=folder, name=name, target=target, port=port), "utf-8")
    command = [program, str(written)]
    if os.geteuid() == 0:  # it refuses to run as root
        for one in (folder, written, folder / "users.txt"):
            shutil.chown(one, "nobody")
        command = [program, "-u", "nobody", str(written)]
    with started(command):
        time.sleep(1)
        yield f"postgresql://tests:{password}@127.0.0.1:{port}/{name}"


def wait_for(address: str, within: float = 240) -> None:
    """Wait until an address answers."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:  # noqa: S310
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError(address)


def below(process: int) -> list[int]:
    """Return a process and all that it started."""
    found = [process]
    for one in found:
        with contextlib.suppress(OSError):
            text = Path(f"/proc/{one}/task/{one}/children").read_text("ascii")
            found += map(int, text.split())
    return found


def proportional(process: int) -> int:
    """Return the bytes of memory of a process, its share of what it shares (Linux; else 0)."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0

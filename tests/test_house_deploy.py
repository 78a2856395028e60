"""What is shipped for servers stays hardened: no rights, nothing writable, no secrets in logs."""

import configparser
import re
from pathlib import Path

import pytest
import yaml
from house import ROOT

from alliancemap_web.exchange.limits import MOST_UPLOAD_BYTES

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"), key=lambda one: one.stem)
YES = (
    "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "PrivateUsers",
    "ProtectClock", "ProtectHostname", "ProtectKernelTunables", "ProtectKernelModules",
    "ProtectKernelLogs", "ProtectControlGroups", "RestrictNamespaces", "RestrictRealtime",
    "RestrictSUIDSGID", "LockPersonality", "MemoryDenyWriteExecute",
)  # fmt: skip
# Whatever an address, a header or a cookie could reach nginx's log by.
TELLING = re.compile(r"\$(request\b(?!_)|request_uri|uri|args|query_string|http_\w+|cookie_\w+)")


class Unit(configparser.RawConfigParser):
    """A unit of systemd: names in their own letters, and each may stand several times."""

    def optionxform(self, optionstr: str) -> str:
        """Return a name as it is written."""
        return optionstr


def service(path: Path) -> dict[str, list[str]]:
    """What stands in a unit's [Service], each name with all its values."""
    found: dict[str, list[str]] = {}
    _, _, after = path.read_text("utf-8").partition("[Service]")
    for line in after.partition("\n[")[0].splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


def steps() -> list[list[str]]:
    """The image's instructions, those of each stage apart, each on one line."""
    text = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    stages: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("FROM"):
            stages.append([])
        stages[-1].append(line)
    return stages[1:]


def of(stage: list[str], instruction: str) -> list[str]:
    """What a stage says of one kind of instruction."""
    return [line.split(maxsplit=1)[1] for line in stage if line.split()[0] == instruction]


def test_there_are_units_for_pages_work_and_backup() -> None:
    assert [one.stem for one in UNITS] == [
        "alliancemap", "alliancemap-backup", "alliancemap-work",
    ]  # fmt: skip


@pytest.mark.parametrize("path", UNITS, ids=lambda one: one.stem)
def test_a_unit_has_no_rights_and_writes_to_its_folder_alone(path: Path) -> None:
    told = service(path)
    assert {name for name in YES if told.get(name) != ["yes"]} == set()
    assert told["User"] == ["alliancemap"]
    assert told["ProtectSystem"] == ["strict"]
    assert told["CapabilityBoundingSet"] == [""]
    assert told["AmbientCapabilities"] == [""]
    assert told["StateDirectory"] == ["alliancemap"]
    assert told["StateDirectoryMode"] == ["0700"]
    assert told["UMask"] == ["0077"]
    assert told["MemoryMax"] == ["512M"]
    assert told["SystemCallFilter"] == ["@system-service", "~@privileged @resources"]
    assert set(told["RestrictAddressFamilies"][0].split()) == {"AF_INET", "AF_INET6", "AF_UNIX"}
    assert "ReadWritePaths" not in told
    assert not re.search(r"(?i)password|secret|://[^/\s]*:[^/\s]*@", str(told))


def test_the_pages_are_given_time_to_end_and_are_not_open_to_the_world() -> None:
    from alliancemap_web.serve import GRACE

    told = service(DEPLOY / "systemd" / "alliancemap.service")
    assert "--host 127.0.0.1" in told["ExecStart"][0]
    assert int(told["TimeoutStopSec"][0]) > GRACE + 8
    assert told["Restart"] == ["on-failure"]


def test_the_timer_makes_up_for_a_night_that_was_missed() -> None:
    timer = Unit()
    timer.read(DEPLOY / "systemd" / "alliancemap-backup.timer", "utf-8")
    assert timer["Timer"]["Persistent"] == "yes"
    assert timer["Timer"]["OnCalendar"]


def test_the_image_runs_as_nobody_in_particular() -> None:
    last = steps()[-1]
    assert of(last, "USER") == ["10001:10001"]
    assert of(last, "STOPSIGNAL") == ["SIGTERM"]
    assert of(last, "VOLUME") == ["/var/lib/alliancemap"]
    assert "/health/ready" in of(last, "HEALTHCHECK")[0]
    # Nothing is made after the user is chosen, and the program itself belongs to root.
    order = [line.split()[0] for line in last]
    assert not {"RUN", "COPY", "ADD"} & set(order[order.index("USER") :])
    assert "--chown" not in str(of(last, "COPY"))


def test_the_image_holds_what_the_locks_name_and_nothing_to_build_with() -> None:
    first, last = steps()
    installs = [line for line in of(first, "RUN") if "pip install" in line]
    assert all("--require-hashes" in line or "--no-index" in line for line in installs)
    assert len(installs) == 2
    assert "pip" not in str(of(last, "RUN"))
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    assert "index-url" not in text
    assert "ADD" not in [line.split()[0] for stage in steps() for line in stage]


def test_what_is_copied_into_the_image_is_let_through_and_there() -> None:
    let = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    copied = {name for line in of(steps()[0], "COPY") for name in line.split()[:-1]}
    assert copied == let
    assert all((ROOT / name).exists() for name in copied)


def test_the_composed_pages_can_write_nothing_and_are_reached_by_the_proxy_alone() -> None:
    told = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    pages, database, proxy = (told["services"][one] for one in ("pages", "database", "proxy"))
    assert pages["read_only"] is True
    assert pages["user"] == "10001:10001"
    assert pages["cap_drop"] == ["ALL"]
    assert pages["security_opt"] == ["no-new-privileges:true"]
    assert pages["mem_limit"] == "512m"
    assert "ports" not in pages
    assert "ports" not in database
    assert proxy["ports"] == ["80:80", "443:443"]
    assert told["networks"]["inside"]["internal"] is True
    assert database["networks"] == ["inside"]
    assert "PASSWORD" not in (DEPLOY / "compose.yaml").read_text("utf-8")


@pytest.fixture
def nginx() -> str:
    """nginx's example without its comments."""
    text = (DEPLOY / "nginx" / "alliancemap.conf").read_text("utf-8")
    return re.sub(r"#.*", "", text)


def test_nginx_writes_no_address_into_its_log(nginx: str) -> None:
    form = nginx[nginx.index("log_format") : nginx.index("limit_req_zone")]
    assert not TELLING.search(form)
    assert TELLING.search('log "$request" $status')
    assert set(re.findall(r"access_log (.*);", nginx)) == {
        "off", "/var/log/nginx/alliancemap.log without_secrets",
    }  # fmt: skip
    assert re.findall(r"error_log \S+ (\w+);", nginx) == ["crit"]


def test_nginx_replaces_what_a_visitor_might_claim_and_takes_what_may_come(nginx: str) -> None:
    for name in ("X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme", "Host $host"):
        assert nginx.count(f"proxy_set_header {name};") == nginx.count("proxy_pass ")
    assert "$proxy_add_x_forwarded_for" not in nginx
    size = re.search(r"client_max_body_size (\d+)m;", nginx)
    assert size
    assert int(size[1]) * 1_048_576 > MOST_UPLOAD_BYTES
    assert "TLSv1.1" not in nginx
    assert "location /health/ { return 404; }" in nginx
    assert "location = /metrics { return 404; }" in nginx


def test_caddy_does_the_same() -> None:
    text = (DEPLOY / "caddy" / "Caddyfile").read_text("utf-8")
    assert "header_up X-Forwarded-For {http.request.remote.host}" in text
    assert "@watched path /health/* /metrics" in text
    for field in ("request>uri", "request>headers", "resp_headers>Location"):
        assert f"{field} delete" in text
    size = re.search(r"max_size (\d+)MB", text)
    assert size
    assert int(size[1]) * 1_000_000 > MOST_UPLOAD_BYTES

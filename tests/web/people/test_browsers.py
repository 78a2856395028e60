"""Which browser a visit is from, by what browsers say of themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancemap_web.people.browsers import browser

GECKO = "Mozilla/5.0 ({system}) Gecko/20100101 Firefox/153.0"
BLINK = "Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 {more}"
WINDOWS, MAC = "Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7"
LINUX, ANDROID = "X11; Linux x86_64", "Linux; Android 10; K"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        (GECKO.format(system=WINDOWS), ("Firefox", "Windows")),
        (GECKO.format(system=LINUX), ("Firefox", "Linux")),
        (BLINK.format(system=MAC, more="Safari/537.36"), ("Chrome", "macOS")),
        (BLINK.format(system=ANDROID, more="Mobile Safari/537.36"), ("Chrome", "Android")),
        (BLINK.format(system=WINDOWS, more="Safari/537.36 Edg/140.0"), ("Edge", "Windows")),
        (BLINK.format(system=WINDOWS, more="Safari/537.36 OPR/120.0"), ("Opera", "Windows")),
        (
            BLINK.format(system="X11; CrOS x86_64 14541.0.0", more="Safari/537.36"),
            ("Chrome", "ChromeOS"),
        ),
        (
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
                "SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36"
            ),
            ("Samsung Internet", "Android"),
        ),
        (
            (
                f"Mozilla/5.0 ({MAC}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
                "Safari/605.1.15"
            ),
            ("Safari", "macOS"),
        ),
        (
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
                "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
            ),
            ("Safari", "iPhone"),
        ),
        (
            (
                "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
                "Gecko) FxiOS/150.0 Mobile/15E148 Safari/605.1.15"
            ),
            ("Firefox", "iPad"),
        ),
        ("curl/8.5.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_browser_is_called_what_people_call_it(said: str, known: tuple[str, str]) -> None:
    assert browser(said) == known


@given(st.text())
def test_whatever_a_browser_says_no_more_than_known_names_are_shown(said: str) -> None:
    names = {"", "Edge", "Opera", "Samsung Internet", "Vivaldi", "Firefox", "Chromium", "Chrome"}
    systems = {"", "iPhone", "iPad", "Android", "ChromeOS", "Windows", "macOS", "Linux"}
    found = browser(said)
    assert found[0] in names | {"Safari"}
    assert found[1] in systems

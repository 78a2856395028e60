"""How long the command line takes from its start to its end, against Python's own start."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from material import EXAMPLE
from measure import Side, compare, print_machine

ROUNDS = 21
PROGRAM = Path(sys.executable).with_name("alliancemap")


def call(*command: str | Path) -> Callable[[], object]:
    """Return a run of a command, its output read and thrown away."""
    return lambda: subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Print the table."""
    print_machine(("django",))
    python = sys.executable
    read = subprocess.run([PROGRAM, "assess", EXAMPLE], check=True, capture_output=True, text=True)
    assert "MannKind" in read.stdout
    compare(
        "One command in a new process",
        [
            Side("alliancemap assess", call(PROGRAM, "assess", EXAMPLE), "aim: under 300 ms"),
            Side("alliancemap assess --json", call(PROGRAM, "assess", EXAMPLE, "--json")),
            Side("alliancemap --help", call(PROGRAM, "--help")),
            Side("python -c pass", call(python, "-c", "pass"), "nothing can be faster"),
            Side("python -c 'import django'", call(python, "-c", "import django")),
            Side("python -c 'import numpy'", call(python, "-c", "import numpy")),
            Side(
                "python -c 'import matplotlib.figure'",
                call(python, "-c", "import matplotlib.figure"),
            ),
        ],
        ROUNDS,
    )


if __name__ == "__main__":
    main()

"""A minute's plain data with something in every part of it."""

from typing import Any

PERSON: dict[str, Any] = {
    "name": "Sam", "function": "sales", "low": 4, "high": 4, "reason": "They called twice.",
}  # fmt: skip
MINUTE_DATA: dict[str, Any] = {
    "sequence": 7,
    "names": True,
    "there": ["Eve", "Sam"],
    "agreed": [
        {
            "factor": "R17", "low": 3, "high": 3, "deviation": 0, "camps": [], "unknown": 0,
            "reasons": [],
        },
        {
            "factor": "V03", "low": 2, "high": 3, "deviation": 400, "camps": [], "unknown": 1,
            "reasons": ["It varies."],
        },
    ],
    "differ": [
        {
            "factor": "M04", "low": 0, "high": 4, "deviation": 1800,
            "camps": [
                {"mean": 500, "count": 2, "people": []},
                {"mean": 4000, "count": 1, "people": [PERSON]},
            ],
            "unknown": 0, "reasons": [],
        },
        {
            "factor": "R05", "low": None, "high": None, "deviation": None, "camps": [],
            "unknown": 5, "reasons": [],
        },
    ],
    "agreed_before": ["M01"],
    "moved": [
        {
            "turn": 2, "factor": "M04", "median": -1500, "spread": 250, "is_still": False,
            "people": [
                {
                    "name": "Eve", "before": ["known", 0, 0], "after": ["known", 2, 3],
                    "reason": "The tender.",
                },
                {
                    "name": "Oli", "before": ["unknown", None, None], "after": ["known", 3, 3],
                    "reason": "",
                },
            ],
        },
        {
            "turn": 2, "factor": "R17", "median": None, "spread": None, "is_still": None,
            "people": [],
        },
    ],
    "notes": [
        {"name": "Eve", "factor": "M04", "text": "The tender changed my mind."},
        {"name": "", "factor": "M04", "text": "Nothing new."},
    ],
    "tasks": [
        {"what": "Ask the lawyer", "who": "Ada", "day": "2027-01-07"},
        {"what": "Call them", "who": "Sam", "day": ""},
    ],
    "next_on": "2027-02-01",
}  # fmt: skip

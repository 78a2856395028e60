"""Problems are told as RFC 9457 has them, in the language of the request."""

import json

from django.test import Client
from django.utils import translation

from alliancemap_web.api.problems import STATUSES, ProblemError, problem, told
from alliancemap_web.languages import sentence
from alliancemap_web.portfolio.refusals import Reason


def test_a_problem_names_its_kind_its_status_and_every_reason() -> None:
    error = ProblemError(422, Reason("API012"), Reason("API014", (("most", 5),)), at=["body"])
    answer = told(error)
    said = json.loads(answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, said["status"], said["code"]) == (422, 422, "API012")
    assert said["type"] == "/en/api/#status-422"
    assert said["detail"] == said["problems"][0]["detail"]
    assert [one.get("at") for one in said["problems"]] == ["body", None]
    assert "5" in said["problems"][1]["detail"]


def test_a_problem_is_told_in_the_language_of_the_request() -> None:
    with translation.override("fr"):
        french = json.loads(told(problem(404, "API005")).content)
    english = json.loads(told(problem(404, "API005")).content)
    assert french["detail"] != english["detail"]
    assert french["type"] == "/fr/api/#status-404"
    answer = Client(headers={"accept-language": "fr"}).get("/api/1/workspace")
    assert answer.json()["title"] == sentence("api.status_401", "fr")
    assert answer["Content-Language"] == "fr"


def test_the_kind_of_each_problem_is_a_place_on_the_reference_page() -> None:
    page = Client().get("/en/api/").content.decode()
    for status in STATUSES:
        assert f'id="status-{status}"' in page

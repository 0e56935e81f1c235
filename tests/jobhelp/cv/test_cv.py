"""One's own CV: saved as it is written, read by nobody else, and never lost to another phone."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import Forbidden
from backend.jobhelp.cv import queries, service
from backend.jobhelp.cv.errors import CvChanged, NameMissing
from backend.jobhelp.cv.schemas import CvContent
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.support.threads import at_once

Sign = Callable[[str], Api]


@pytest.fixture
def community(unit: UnitOfWork) -> Community:
    with unit():
        return factories.make_community()


@pytest.fixture
def youth(unit: UnitOfWork, community: Community) -> Actor:
    with unit():
        return factories.make_youth(community=community)


def words(**some: Any) -> dict[str, Any]:
    content: dict[str, Any] = CvContent().load(some)
    return content


def save(actor: Actor, version: int, **some: Any) -> int:
    with unit_of_work():
        return service.save_cv(actor=actor, version=version, content=words(**some)).version


def test_before_the_first_word_there_is_an_empty_one(youth: Actor, as_account: Sign) -> None:
    empty = as_account(youth.id).get("/jobhelp/cv").get_json()

    assert (empty["name"], empty["experiences"], empty["version"], empty["updated_at"]) == ("", [], 0, None)


def test_what_was_written_stands_there(youth: Actor, as_account: Sign) -> None:
    phone = as_account(youth.id)
    cooking = {"kind": "helping", "title": "Madlavning", "place": "", "since": None, "until": None, "text": "For ti."}

    saved = phone.put("/jobhelp/cv", {"version": 0, "name": "Nour", "experiences": [cooking]}).get_json()

    assert phone.get("/jobhelp/cv").get_json() == saved
    assert (saved["version"], saved["name"], saved["experiences"]) == (1, "Nour", [cooking])


def test_nobody_elses_and_no_adults(youth: Actor, community: Community, unit: UnitOfWork) -> None:
    save(youth, 0, name="Nour")
    with unit():
        other = factories.make_youth(community=community)
        adult = factories.make_adult("coordinator", "moderator", community=community)
        assert queries.find_cv(other) is None
        with pytest.raises(Forbidden):
            queries.find_cv(adult)


def test_an_older_phone_does_not_undo_what_a_newer_wrote(youth: Actor) -> None:
    assert save(youth, 0, name="Nour") == 1
    assert save(youth, 1, name="Nour A.") == 2
    with pytest.raises(CvChanged):
        save(youth, 1, name="Noor")
    with pytest.raises(CvChanged):
        save(youth, 0, name="Noor")


def test_the_same_words_again_are_no_fault(youth: Actor) -> None:
    """The answer was lost on the way and the phone asks once more."""
    assert [save(youth, 0, name="Nour"), save(youth, 0, name="Nour")] == [1, 1]
    assert [save(youth, 1, name="Nor"), save(youth, 1, name="Nor")] == [2, 2]


@pytest.mark.parametrize("version", [0, 1])
def test_of_many_phones_at_once_one_is_first(youth: Actor, version: int) -> None:
    if version:
        save(youth, 0, name="Nour")

    def write(number: int) -> int | None:
        try:
            return save(youth, version, name=f"Nour {number}")
        except CvChanged:
            return None

    assert sorted(at_once(write, range(8)), key=str) == [version + 1, *[None] * 7]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "x" * 81},
        {"experiences": [{"kind": "crime", "title": "x"}]},
        {"experiences": [{"kind": "job", "since": "2024-13"}]},
        {"schools": [{"since": "for længe siden"}]},
        {"languages": [{"language": "dansk", "level": "good"}]},
        {"experiences": [{"kind": "job"}] * 9},
        {"photo": "x"},
    ],
)
def test_what_cannot_stand_there_is_said_and_nothing_lost(
    youth: Actor, as_account: Sign, wrong: dict[str, Any]
) -> None:
    phone = as_account(youth.id)
    phone.put("/jobhelp/cv", {"version": 0, "name": "Nour"})

    refused = phone.put("/jobhelp/cv", {"version": 1, **wrong})

    assert (refused.status_code, list(refused.get_json()["errors"])) == (422, list(wrong))
    assert phone.get("/jobhelp/cv").get_json()["name"] == "Nour"


def test_words_that_tell_of_care_are_asked_about_and_kept(youth: Actor, as_account: Sign) -> None:
    about = "Jeg bor hos en plejefamilie og har boet på opholdssted."

    saved = as_account(youth.id).put("/jobhelp/cv", {"version": 0, "about": about}).get_json()

    assert (saved["telling"], saved["about"]) == (["plejefamilie", "opholdssted"], about)


def test_printed_it_is_a_page_with_a_plain_name(youth: Actor, as_account: Sign) -> None:
    phone = as_account(youth.id)
    assert phone.get("/jobhelp/cv.pdf").get_json()["code"] == NameMissing.code
    phone.put("/jobhelp/cv", {"version": 0, "name": "Nour"})

    page = phone.get("/jobhelp/cv.pdf")

    assert (page.status_code, page.content_type, page.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert page.headers["Content-Disposition"] == 'attachment; filename="CV.pdf"'


def test_it_goes_out_as_a_file_and_is_read_again(youth: Actor, as_account: Sign) -> None:
    phone = as_account(youth.id)
    phone.put("/jobhelp/cv", {"version": 0, "name": "Nour", "strengths": ["rolig"]})

    file = phone.get("/jobhelp/cv.json")
    read = phone.post(
        "/jobhelp/cv/reading", {"resume": {**json.loads(file.data), "awards": [{"title": "Kage"}]}}
    ).get_json()

    assert file.headers["Content-Disposition"] == 'attachment; filename="CV.json"'
    assert (read["cv"]["name"], read["cv"]["strengths"], read["left"]) == ("Nour", ["rolig"], ["awards[].title"])
    assert phone.get("/jobhelp/cv").get_json()["version"] == 1


def test_what_is_no_file_is_said_to_be_none(youth: Actor, as_account: Sign) -> None:
    assert as_account(youth.id).post("/jobhelp/cv/reading", {"resume": "nej"}).status_code == 422

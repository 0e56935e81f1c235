"""Openings: nothing unlawful is shown, nothing below one's age, nothing of an employer nobody approved."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from backend.accounts.models import Identity
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from backend.jobhelp.hours import Plan, Shift, check
from backend.jobhelp.hours.table import TASKS, WORKPLACES
from backend.jobhelp.openings import places, queries, service
from backend.jobhelp.openings.errors import EmployerKnown, FourEyes, OpeningChanged, OpeningNotReady
from backend.jobhelp.openings.models import Opening
from backend.jobhelp.openings.schemas import OpeningContent
from backend.notifications.models import Notice
from moderation.publishing import NotPublishable
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements

WINDOW = Window(limit=50)
BAKERY = {"name": "Bageren på Torvet", "cvr": "99060816", "contact": "Spørg efter Bente i butikken"}
AFTERNOON = {"week": "school", "weekday": 2, "begins": 15 * 60, "ends": 17 * 60}
LATE = {**AFTERNOON, "ends": 21 * 60}


@pytest.fixture(autouse=True)
def _tuesday() -> Iterator[None]:
    with clock.freeze("2027-01-12T09:00:00+01:00"):
        yield


@pytest.fixture
def at_work(unit: UnitOfWork) -> Iterator[None]:
    with unit():
        yield


class Town:
    """An approved baker, those who write and approve, and a youth of sixteen."""

    def __init__(self) -> None:
        self.community = make_community()
        self.writer = make_adult("organiser", community=self.community)
        self.coordinator = make_adult("coordinator", community=self.community)
        self.baker = uuid4().hex
        service.save_employer(actor=self.writer, employer_id=self.baker, facts=BAKERY)
        service.approve(actor=self.coordinator, employer_id=self.baker, version=1)
        self.youth = self.of_age(16)

    def of_age(self, years: int) -> Actor:
        return make_youth(community=self.community, age=years)

    def facts(self, employer_id: str | None = None, **other: Any) -> dict[str, Any]:
        content = {"title": "Hjælp i butikken", "about": "Du pakker brød.", "workplace": "bakery", "tasks": ["packing"]}
        until = (clock.today() + timedelta(days=30)).isoformat()
        loaded = OpeningContent().load({**content, "shifts": [AFTERNOON], "open_until": until, **other})
        return {**loaded, "employer_id": employer_id or self.baker}

    def write(self, **other: Any) -> Opening:
        return service.save_opening(actor=self.writer, opening_id=uuid4().hex, version=0, facts=self.facts(**other))

    def publish(self, **other: Any) -> Opening:
        return self.show(self.write(**other))

    def show(self, opening: Opening, state: str = "published") -> Opening:
        return service.move(actor=self.writer, opening_id=opening.id, version=opening.version, state=state)


def _seen(youth: Actor, **wanted: Any) -> set[str]:
    return {one["id"] for one in queries.list_openings(youth, WINDOW, **wanted).items}


def _reasons(town: Town, opening: Opening) -> list[str]:
    return [one["code"] for one in queries.find_written(town.writer, opening.id)["against"]]


def _told(person: Actor) -> list[str]:
    return list(session().scalars(select(Notice.kind).where(Notice.account_id == person.id).order_by(Notice.id)))


@pytest.mark.usefixtures("at_work")
class TestShowing:
    def test_a_lawful_job_of_an_approved_employer_is_seen(self) -> None:
        town = Town()
        opening = town.publish()
        (seen,) = queries.list_openings(town.youth, WINDOW).items
        assert (seen["id"], seen["employer"], seen["contact"]) == (opening.id, BAKERY["name"], BAKERY["contact"])

    def test_hours_that_break_the_law_are_kept_as_a_draft_with_the_reason(self) -> None:
        town = Town()
        draft = town.write(shifts=[LATE])
        with pytest.raises(OpeningNotReady):
            town.show(draft)
        found = queries.find_written(town.writer, draft.id)
        assert [one["code"] for one in found["against"]] == ["too_late", "no_pause", "school_day_too_long"]
        assert found["against"][0]["text"] == "Man skal være færdig klokken 20.00 i den alder."
        assert found["state"] == "draft"
        assert not _seen(town.youth)

    def test_an_employer_nobody_approved_is_waited_for(self) -> None:
        town = Town()
        smith = uuid4().hex
        service.save_employer(actor=town.writer, employer_id=smith, facts={**BAKERY, "cvr": "99532084"})
        draft = town.write(employer_id=smith)
        assert _reasons(town, draft) == ["not_approved"]
        with pytest.raises(OpeningNotReady):
            town.show(draft)
        service.approve(actor=town.coordinator, employer_id=smith, version=1)
        town.show(draft)
        assert _seen(town.youth) == {draft.id}

    def test_a_changed_employer_is_not_seen_until_approved_again(self) -> None:
        town = Town()
        opening = town.publish()
        service.save_employer(actor=town.writer, employer_id=town.baker, facts={**BAKERY, "contact": "Spørg Bo"})
        assert not _seen(town.youth)
        with pytest.raises(OpeningChanged):
            service.approve(actor=town.coordinator, employer_id=town.baker, version=1)
        assert not _seen(town.youth)
        service.approve(actor=town.coordinator, employer_id=town.baker, version=2)
        assert _seen(town.youth) == {opening.id}

    def test_an_approval_holds_for_a_year(self) -> None:
        town = Town()
        until = (clock.today() + timedelta(days=500)).isoformat()
        opening = town.publish(open_until=until)
        with clock.freeze("2028-01-12T08:59:00+01:00"):
            assert _seen(town.youth) == {opening.id}
        with clock.freeze("2028-01-12T09:00:00+01:00"):
            assert not _seen(town.youth)
            assert service.end_what_is_over() == 0

    @pytest.mark.parametrize("missing", ["learning_goal", "ends_on", "about"])
    def test_a_trial_states_what_is_learnt_and_when_it_ends(self, missing: str) -> None:
        town = Town()
        whole = {"kind": "trial", "learning_goal": "Hvordan man bager", "ends_on": "2027-02-01", "about": "Du bager."}
        assert _reasons(town, town.write(**whole)) == []
        lacking = {**whole, missing: None if missing == "ends_on" else ""}
        code = {"learning_goal": "no_goal", "ends_on": "no_end", "about": "no_about"}[missing]
        assert _reasons(town, town.write(**lacking)) == [code]

    def test_what_nobody_should_read_stays_a_draft(self) -> None:
        town = Town()
        draft = town.write(about="Ring til mig på 28 45 67 12, så er du sød")
        with pytest.raises(NotPublishable) as stopped:
            town.show(draft)
        assert set(stopped.value.errors or {}) == {"about"}
        assert not _seen(town.youth)

    def test_changing_what_is_shown_takes_it_down_until_it_is_shown_again(self) -> None:
        town = Town()
        opening = town.publish()
        changed = service.save_opening(
            actor=town.writer,
            opening_id=opening.id,
            version=opening.version,
            facts=town.facts(title="Hjælp i bageriet"),
        )
        assert not _seen(town.youth)
        town.show(changed)
        assert _seen(town.youth) == {opening.id}

    def test_the_same_again_changes_nothing(self) -> None:
        town = Town()
        opening = town.publish()
        version = opening.version
        again = service.save_opening(actor=town.writer, opening_id=opening.id, version=1, facts=town.facts())
        assert (again.version, again.state) == (version, "published")
        assert town.show(opening).version == version

    def test_two_who_write_do_not_undo_each_other(self) -> None:
        town = Town()
        draft = town.write()
        service.save_opening(
            actor=town.writer, opening_id=draft.id, version=1, facts=town.facts(title="Pak brød i weekenden")
        )
        with pytest.raises(OpeningChanged):
            service.save_opening(actor=town.coordinator, opening_id=draft.id, version=1, facts=town.facts(title="Nej"))
        with pytest.raises(OpeningChanged):
            service.move(actor=town.coordinator, opening_id=draft.id, version=1, state="published")

    def test_what_is_filled_is_gone_and_can_come_back(self) -> None:
        town = Town()
        filled = town.show(town.publish(), "filled")
        assert not _seen(town.youth)
        town.show(filled)
        assert _seen(town.youth) == {filled.id}

    def test_its_last_day_is_a_day_and_then_whoever_wrote_it_hears(self) -> None:
        town = Town()
        opening = town.publish(open_until="2027-01-12")
        assert _seen(town.youth) == {opening.id}
        assert service.end_what_is_over() == 0
        with clock.freeze("2027-01-13T00:01:00+01:00"):
            assert not _seen(town.youth)
            assert [service.end_what_is_over() for _ in range(2)] == [1, 0]
        assert _told(town.writer)[-1] == "jobhelp.opening_over"

    def test_what_a_moderator_hid_stays_hidden(self) -> None:
        town = Town()
        opening = town.publish()
        service.hide(opening_id=opening.id)
        session().expire_all()
        assert not _seen(town.youth)
        with pytest.raises(Forbidden):
            service.move(actor=town.writer, opening_id=opening.id, version=3, state="published")
        with pytest.raises(Forbidden):
            service.save_opening(actor=town.writer, opening_id=opening.id, version=3, facts=town.facts(title="Ny"))

    def test_a_place_is_one_of_the_community(self) -> None:
        with pytest.raises(Invalid) as refused:
            Town().write(area="atlantis")
        assert set(refused.value.errors or {}) == {"area"}


@pytest.mark.usefixtures("at_work")
class TestForWhom:
    @pytest.mark.parametrize(("years", "sees"), [(14, False), (15, True), (17, True), (19, True)])
    def test_nobody_sees_one_below_its_age(self, years: int, sees: bool) -> None:
        town = Town()
        opening = town.publish(min_age=15)
        youth = town.of_age(years)
        assert (opening.id in _seen(youth)) is sees
        if not sees:
            with pytest.raises(NotFound):
                queries.find_opening(youth, opening.id)

    def test_whose_age_nobody_confirmed_sees_none(self) -> None:
        town = Town()
        town.publish(min_age=13)
        session().execute(update(Identity).where(Identity.account_id == town.youth.id).values(birth_date=None))
        unknown = Actor(**{**{name: getattr(town.youth, name) for name in town.youth.__slots__}, "age": None})
        assert not _seen(unknown)

    def test_what_is_for_after_ninth_grade_is_for_who_says_so_and_is_old_enough(self) -> None:
        town = Town()
        opening = town.publish(min_age=15, after_school=True, shifts=[{**AFTERNOON, "ends": 19 * 60}], workplace="shop")
        assert not _seen(town.youth)
        for _ in range(2):
            service.say_of_oneself(actor=town.youth, finished_school=True)
        assert _seen(town.youth) == {opening.id}
        service.say_of_oneself(actor=town.youth, finished_school=False)
        assert not _seen(town.youth)
        assert _seen(town.of_age(18)) == {opening.id}

    def test_another_community_sees_nothing(self) -> None:
        town, elsewhere = Town(), Town()
        opening = town.publish()
        assert not _seen(elsewhere.youth)
        with pytest.raises(NotFound):
            queries.find_written(elsewhere.writer, opening.id)
        with pytest.raises(NotFound):
            service.approve(actor=elsewhere.coordinator, employer_id=town.baker, version=1)

    def test_it_is_found_by_kind_and_time(self) -> None:
        town = Town()
        job = town.publish()
        saturday = town.publish(
            kind="internship", shifts=[{"week": "free", "weekday": 5, "begins": 9 * 60, "ends": 12 * 60}]
        )
        assert _seen(town.youth, kind="internship") == {saturday.id}
        assert _seen(town.youth, time="after_school") == {job.id}
        assert _seen(town.youth, time="weekend") == {saturday.id}
        assert _seen(town.youth, time="holidays") == {saturday.id}
        assert _seen(town.youth, time="weekend", kind="leisure_job") == set()

    def test_reach_is_a_band_and_never_a_distance(self, monkeypatch: pytest.MonkeyPatch) -> None:
        town = Town()
        monkeypatch.setattr(places, "names", lambda _actor: {"near": "Nær", "off": "Borte", "far": "Langt"})
        monkeypatch.setattr(places, "kilometres", lambda _actor: {"near": 6.0, "off": 6.1, "far": 30.1})
        near, off, far = (town.publish(area=area).id for area in ("near", "off", "far"))
        unknown = town.publish(area=None).id
        seen = {one["id"]: one["reach"] for one in queries.list_openings(town.youth, WINDOW).items}
        assert seen == {near: "bike", off: "bus", far: "further", unknown: None}
        assert _seen(town.youth, reach="bike") == {near}
        assert _seen(town.youth, reach="bus") == {near, off}

    def test_adults_do_not_look_for_jobs_and_youths_do_not_write_them(self) -> None:
        town = Town()
        town.publish()
        with pytest.raises(Forbidden):
            queries.list_openings(town.writer, WINDOW)
        for read in (queries.list_written, queries.list_employers):
            with pytest.raises(Forbidden):
                read(town.youth, WINDOW)

    def test_a_page_costs_the_same_for_two_and_for_twenty(self) -> None:
        town = Town()
        costs = []
        for more in (2, 18):
            for _ in range(more):
                town.publish()
            for read, reader in ((queries.list_openings, town.youth), (queries.list_written, town.writer)):
                with counted_statements() as counted:
                    read(reader, WINDOW)
                costs.append(len(counted))
        assert costs[:2] == costs[2:]


@pytest.mark.usefixtures("at_work")
class TestEmployers:
    def test_two_people_stand_behind_an_employer(self) -> None:
        town = Town()
        smith = uuid4().hex
        facts = {**BAKERY, "cvr": "99532084"}
        service.save_employer(actor=town.coordinator, employer_id=smith, facts=facts)
        with pytest.raises(FourEyes):
            service.approve(actor=town.coordinator, employer_id=smith, version=1)
        with pytest.raises(Forbidden):
            service.approve(actor=town.writer, employer_id=smith, version=1)
        other = make_adult("coordinator", community=town.community)
        assert service.approve(actor=other, employer_id=smith, version=1).approved_by_id == other.id
        assert _told(town.coordinator)[-1] == "jobhelp.employer_approved"

    def test_who_approves_hears_of_it_once(self) -> None:
        town = Town()
        assert _told(town.coordinator) == ["jobhelp.employer_waits"]
        service.save_employer(actor=town.writer, employer_id=town.baker, facts=BAKERY)
        assert _told(town.coordinator) == ["jobhelp.employer_waits"]
        assert queries.list_employers(town.writer, WINDOW).items[0]["is_approved"]

    def test_one_number_is_one_employer(self) -> None:
        town = Town()
        with pytest.raises(EmployerKnown):
            service.save_employer(actor=town.writer, employer_id=uuid4().hex, facts={**BAKERY, "name": "En anden"})
        assert [one["name"] for one in queries.list_employers(town.writer, WINDOW).items] == [BAKERY["name"]]


SHIFTS = st.builds(
    Shift,
    week=st.sampled_from(["school", "free"]),
    weekday=st.integers(0, 6),
    begins=st.integers(0, 46).map(lambda half: half * 30),
    ends=st.integers(1, 48).map(lambda half: half * 30),
    pause=st.sampled_from([0, 30]),
    alone=st.booleans(),
)


@given(
    shifts=st.lists(SHIFTS, min_size=1, max_size=3),
    workplace=st.sampled_from(WORKPLACES),
    tasks=st.lists(st.sampled_from(TASKS), max_size=2),
    age=st.integers(13, 17),
    older=st.integers(0, 5),
    in_school=st.booleans(),
)
def test_what_is_lawful_at_an_age_is_lawful_for_all_it_is_shown_to(
    shifts: list[Shift], workplace: str, tasks: list[str], age: int, older: int, in_school: bool
) -> None:
    """A list by minimum age and school shows nobody anything that is against the rules at their own."""
    plan, day = Plan(shifts=shifts, workplace=workplace, tasks=tasks), date(2027, 1, 12)
    if not check(plan, age, in_school=in_school, on=day):
        assert not check(plan, age + older, in_school=in_school, on=day)
        assert not check(plan, age + older, in_school=False, on=day)


def test_an_opening_from_the_first_word_to_a_youths_screen(as_account: Callable[[str], Api], unit: UnitOfWork) -> None:
    with unit():
        town = Town()
    writer, youth = as_account(town.writer.id), as_account(town.youth.id)
    path = f"/jobhelp/written-openings/{uuid4().hex}"
    content = {"title": "Fyld varer op", "employer_id": town.baker, "version": 0, "open_until": "2027-03-01"}
    draft = writer.put(path, content).json
    assert [one["code"] for one in draft["against"]] == ["no_shifts", "no_about"]
    refused = writer.put(f"{path}/state", {"state": "published", "version": 1})
    assert (refused.status_code, refused.json["code"]) == (409, "opening_not_ready")
    whole = {**content, "version": 1, "about": "Du fylder op.", "shifts": [AFTERNOON], "workplace": "shop"}
    assert writer.put(path, whole).json["against"] == []
    assert writer.put(f"{path}/state", {"state": "published", "version": 2}).json["state"] == "published"
    (seen,) = youth.get("/jobhelp/openings").json["items"]
    assert (seen["title"], seen["shifts"][0]["pause"]) == ("Fyld varer op", 0)
    assert youth.get(f"/jobhelp/openings/{seen['id']}").json == seen
    assert youth.put("/jobhelp/seeking", {"finished_school": True}).status_code == 204
    assert youth.get("/jobhelp/seeking").json["finished_school"] is True


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("open_until", "2027-02-30"),
        ("ends_on", "i morgen"),
        ("min_age", 12),
        ("title", "x" * 2_000_000),
        ("shifts", [{**AFTERNOON, "weekday": 7}]),
        ("shifts", [{**AFTERNOON, "ends": 1441}]),
        ("tasks", ["juggling"]),
        ("workplace", "moon"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    field: str, wrong: Any, as_account: Callable[[str], Api], unit: UnitOfWork
) -> None:
    with unit():
        town = Town()
    content = {"title": "Et job", "employer_id": town.baker, "version": 0, "open_until": "2027-03-01", field: wrong}
    answer = as_account(town.writer.id).put(f"/jobhelp/written-openings/{uuid4().hex}", content)
    assert answer.status_code in {413, 422}
    if answer.status_code == 422:
        assert field in answer.json["errors"]


@pytest.mark.parametrize("number", ["99060817", "9906081", "abc", "9906081699060816"])
def test_a_number_that_is_none_is_refused(number: str, as_account: Callable[[str], Api], unit: UnitOfWork) -> None:
    with unit():
        town = Town()
    answer = as_account(town.writer.id).put(f"/jobhelp/employers/{uuid4().hex}", {**BAKERY, "cvr": number})
    assert answer.status_code == 422
    assert set(answer.json["errors"]) == {"cvr"}

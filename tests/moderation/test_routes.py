"""Moderation over REST: who gets what, and what it looks like."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from backend.core import clock
from backend.core.db import session
from backend.core.ids import new_id
from moderation import service
from moderation.models import AuditEntry, Case
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.support.statements import counted_statements

from . import making
from .making import CARD, WHY
from .people import Cast

AsAccount = Callable[[str], Api]
NOON = "2026-11-20T12:00:00+01:00"
HEAD = {
    "id", "kind", "severity", "labels", "source", "deadline_at", "opened_at", "status", "escalated", "claimed",
    "version", "needs_second",
}  # fmt: skip
CASES = "/moderation/cases"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze(NOON):
        yield


@pytest.fixture
def case(unit: UnitOfWork, cast: Cast) -> Case:
    """A case with one report of the reporter."""
    with unit():
        report = making.report(cast.reporter, cast.author.id, "hate", "Læs lige det her")
        return session().get_one(Case, report.case_id)


def decision(case: Any, **more: Any) -> dict[str, Any]:
    return {"version": case["version"], "action": "hide", "guideline": "be_kind", "rationale": WHY, **more}


def codes(answers: list[Any]) -> list[tuple[int, str]]:
    return [(answer.status_code, answer.json["code"]) for answer in answers]


class TestHelpLines:
    def test_everybody_may_ask(self, client: FlaskClient) -> None:
        danish = client.get("/api/v1/help-lines")
        english = client.get("/api/v1/help-lines", headers={"Accept-Language": "en-GB"})
        assert danish.status_code == 200
        assert danish.json is not None
        assert english.json is not None
        assert danish.json["next"] is None
        assert danish.json["items"][0] == {
            "id": "112",
            "name": "Alarmcentralen",
            "phone": "112",
            "sms": None,
            "chat_url": None,
            "text": "Er du eller en anden i fare lige nu? Ring med det samme.",
            "hours": "Døgnet rundt",
            "open_now": True,
            "ages": "Alle",
        }
        assert english.json["items"][0]["name"] == "Emergency services"


class TestReports:
    def test_a_report_gets_a_receipt_at_once(self, as_account: AsAccount, cast: Cast) -> None:
        body = {"kind": CARD, "subject_id": cast.author.id, "reason": "hate", "note": ""}
        api = as_account(cast.reporter.id)
        first, again = (api.post("/reports", body) for _ in range(2))
        assert first.status_code == again.status_code == 202
        assert first.json == again.json == {
            "id": first.json["id"], "status": "received", "created_at": "2026-11-20T11:00:00Z",
        }  # fmt: skip

    def test_ones_own_reports_with_their_answers(
        self, as_account: AsAccount, unit: UnitOfWork, cast: Cast, case: Case
    ) -> None:
        api = as_account(cast.reporter.id)
        (before,) = api.get("/reports").json["items"]
        assert (before["status"], before["answer"]) == ("received", None)
        with unit():
            making.decide(cast.moderator, session().get_one(Case, case.id), "hide")
        answer = api.get("/reports")
        (after,) = answer.json["items"]
        assert set(after) == {"id", "kind", "reason", "status", "answer", "created_at"}
        assert (after["kind"], after["reason"], after["status"]) == (CARD, "hate", "answered")
        assert after["answer"].startswith("Tak, fordi du sagde til.")
        assert cast.moderator.id not in answer.text
        assert as_account(cast.friend.id).get("/reports").json == {"items": [], "next": None}

    def test_what_is_refused(self, as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            community = factories.make_community()
            stranger = factories.make_youth(community=community).id
            pending = factories.make_account(community=cast.community, status="pending").id
            referrer = factories.make_adult("referrer", community=cast.community).id
        good = {"kind": CARD, "subject_id": cast.author.id, "reason": "hate"}
        assert codes([
            as_account(stranger).post("/reports", good),
            as_account(pending).post("/reports", good),
            as_account(referrer).post("/reports", good),
            as_account(cast.reporter.id).post("/reports", {**good, "kind": "no.kind"}),
            as_account(cast.reporter.id).post("/reports", {**good, "subject_id": new_id()}),
            as_account(cast.reporter.id).post("/reports", {**good, "reason": "boring"}),
            as_account(cast.reporter.id).post("/reports", {**good, "note": "x" * 1001}),
        ]) == [
            (404, "not_found"), (403, "not_confirmed"), (403, "forbidden"), (404, "unknown_kind"),
            (404, "not_found"), (422, "invalid"), (422, "invalid"),
        ]  # fmt: skip

    def test_too_many_are_too_many(self, as_account: AsAccount, cast: Cast) -> None:
        api = as_account(cast.reporter.id)
        body = {"kind": CARD, "subject_id": cast.author.id, "reason": "hate"}
        statuses = [api.post("/reports", body).status_code for _ in range(31)]
        assert statuses == [202] * 30 + [429]


class TestCases:
    def test_a_list_says_how_urgent_and_nothing_of_what(self, as_account: AsAccount, cast: Cast, case: Case) -> None:
        for reader in (cast.moderator, cast.coordinator):
            answer = as_account(reader.id).get(CASES)
            (item,) = answer.json["items"]
            assert set(item) == HEAD | {"reports"}
            assert (item["id"], item["severity"], item["reports"], item["claimed"], item["status"]) == (
                case.id, "medium", 1, None, "open",
            )  # fmt: skip
            assert "Bo" not in answer.text
            assert "Læs lige" not in answer.text

    def test_who_holds_it_is_mine_or_other(self, as_account: AsAccount, cast: Cast, case: Case) -> None:
        mine, other = as_account(cast.moderator.id), as_account(cast.colleague.id)
        mine.post(f"{CASES}/{case.id}/claim")
        assert [api.get(CASES).json["items"][0]["claimed"] for api in (mine, other)] == ["mine", "other"]

    def test_open_ones_by_urgency_decided_ones_by_age(
        self, as_account: AsAccount, unit: UnitOfWork, cast: Cast
    ) -> None:
        with unit():
            people = [factories.make_youth(community=cast.community).id for _ in range(4)]
            wanted = ["low", "critical", "high", "medium"]
            cases = [making.open_case(person, severity) for person, severity in zip(people, wanted, strict=True)]
            making.decide(cast.moderator, cases[3], "dismiss")
        api = as_account(cast.moderator.id)
        assert [item["severity"] for item in api.get(CASES).json["items"]] == ["critical", "high", "low"]
        first = api.get(f"{CASES}?limit=2").json
        rest = api.get(f"{CASES}?limit=2&cursor={first['next']}").json
        assert [item["id"] for item in [*first["items"], *rest["items"]]] == [cases[i].id for i in (1, 2, 0)]
        assert rest["next"] is None
        decided = api.get(f"{CASES}?status=decided").json["items"]
        assert [(item["id"], item["status"]) for item in decided] == [(cases[3].id, "decided")]

    def test_next_shows_the_case_and_204_when_none_waits(self, as_account: AsAccount, cast: Cast, case: Case) -> None:
        taken = as_account(cast.moderator.id).post(f"{CASES}/next", {})
        assert as_account(cast.colleague.id).post(f"{CASES}/next", {}).status_code == 204
        assert taken.status_code == 200
        body = taken.json
        assert set(body) == HEAD | {
            "evidence", "later_evidence", "reasons", "reports", "actions", "strikes", "decisions",
            "lease_until",
        }  # fmt: skip
        assert body["claimed"] == "mine"
        assert body["lease_until"] == "2026-11-20T11:10:00Z"
        bo = {"nickname": "Bo"}
        assert body["evidence"]["author"] == bo
        assert body["evidence"]["context"] == [
            {
                "author": bo,
                "text": "Bo",
                "sent_at": None,
                "is_subject": True,
                "quote": None,
                "picture": None,
                "edits": [],
            }
        ]
        (report,) = body["reports"]
        assert (set(report), report["note"]) == ({"reason", "note", "created_at"}, "Læs lige det her")
        assert body["actions"] == ["dismiss", "warn", "hide", "mute", "hold_first", "suspend", "ban", "escalate"]
        assert body["decisions"] == body["later_evidence"] == []
        assert cast.reporter.id not in taken.text

    def test_reading_needs_the_claim_and_goes_on_record(
        self, as_account: AsAccount, unit: UnitOfWork, cast: Cast, case: Case
    ) -> None:
        api = as_account(cast.moderator.id)
        assert codes([api.get(f"{CASES}/{case.id}")]) == [(409, "claim_needed")]
        claimed = api.post(f"{CASES}/{case.id}/claim")
        read = api.get(f"{CASES}/{case.id}")
        assert (claimed.status_code, read.status_code) == (200, 200)
        assert read.json == claimed.json
        with unit():
            looks = select(func.count()).where(AuditEntry.action == "case.read", AuditEntry.subject == case.id)
            assert session().scalar(looks) == 1

    def test_releasing_twice_is_releasing_once(self, as_account: AsAccount, cast: Cast, case: Case) -> None:
        api = as_account(cast.moderator.id)
        api.post(f"{CASES}/{case.id}/claim")
        assert [api.delete(f"{CASES}/{case.id}/claim").status_code for _ in range(2)] == [204, 204]
        assert api.get(CASES).json["items"][0]["claimed"] is None

    def test_another_holds_it(self, as_account: AsAccount, cast: Cast, case: Case) -> None:
        as_account(cast.moderator.id).post(f"{CASES}/{case.id}/claim")
        assert codes([as_account(cast.colleague.id).post(f"{CASES}/{case.id}/claim")]) == [(409, "case_taken")]

    def test_deciding(self, as_account: AsAccount, cast: Cast, case: Case) -> None:
        api = as_account(cast.moderator.id)
        claimed = api.post(f"{CASES}/next").json
        stale = api.post(f"{CASES}/{case.id}/decisions", decision(claimed, version=claimed["version"] + 1))
        wrong = api.post(f"{CASES}/{case.id}/decisions", decision(claimed, rationale="nej"))
        made = api.post(f"{CASES}/{case.id}/decisions", decision(claimed))
        again = api.post(f"{CASES}/{case.id}/decisions", decision(claimed))
        assert codes([stale, wrong, again]) == [
            (409, "case_changed"), (422, "invalid"), (409, "case_changed"),
        ]  # fmt: skip
        assert made.status_code == 201
        assert made.json == {
            "id": made.json["id"],
            "status": "decided",
            "action": "hide",
            "actions": [{"name": "hide", "days": None}],
            "guideline": "be_kind",
            "rationale": WHY,
            "decided_at": "2026-11-20T11:00:00Z",
            "example": False,
        }

    def test_who_may_not(self, as_account: AsAccount, unit: UnitOfWork, cast: Cast, case: Case) -> None:
        with unit():
            community = factories.make_community()
            stranger = factories.make_adult("moderator", community=community).id
            pending = factories.make_account(community=cast.community, kind="adult", status="pending").id
        one = f"{CASES}/{case.id}"
        calls = [
            ("get", CASES, None), ("post", f"{CASES}/next", None), ("get", one, None),
            ("post", f"{one}/claim", None), ("delete", f"{one}/claim", None),
            ("post", f"{one}/decisions", decision({"version": 1})), ("get", "/moderation/guidelines", None),
        ]  # fmt: skip
        for account_id, code in ((cast.author.id, "forbidden"), (pending, "not_confirmed")):
            api = as_account(account_id)
            answers = [getattr(api, method)(path, body) for method, path, body in calls]
            assert codes(answers) == [(403, code)] * len(calls)
        api = as_account(stranger)
        assert api.get(CASES).json["items"] == []
        assert api.post(f"{CASES}/next").status_code == 204
        answers = [getattr(api, method)(path, body) for method, path, body in calls[2:6]]
        assert codes(answers) == [(404, "not_found")] * 4

    def test_whoever_takes_part_sees_no_case_in_lists(
        self, as_account: AsAccount, unit: UnitOfWork, cast: Cast, case: Case
    ) -> None:
        with unit():
            making.report(cast.moderator, cast.author.id)
            making.report(cast.coordinator, cast.author.id)
        for reader in (cast.moderator, cast.coordinator):
            assert as_account(reader.id).get(CASES).json["items"] == []
        assert len(as_account(cast.colleague.id).get(CASES).json["items"]) == 1


def test_the_guidelines_in_ones_language(as_account: AsAccount, unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        english = factories.make_adult("moderator", community=cast.community, language="en").id
    answers = [as_account(one).get("/moderation/guidelines").json for one in (cast.moderator.id, english)]
    assert [answer["items"][0]["title"] for answer in answers] == ["Vi taler ordentligt", "We are kind"]
    assert [answer["next"] for answer in answers] == [None, None]


@pytest.mark.parametrize("path", [CASES, f"{CASES}?status=decided", "/reports"])
def test_a_list_costs_the_same_however_long(as_account: AsAccount, unit: UnitOfWork, cast: Cast, path: str) -> None:
    reader = cast.reporter if path == "/reports" else cast.moderator
    api = as_account(reader.id)
    api.get(path)  # the first use of a session is noted

    def cost_with(more: int) -> int:
        with unit():
            for _ in range(more):
                youth = factories.make_youth(community=cast.community)
                case = session().get_one(Case, making.report(cast.reporter, youth.id).case_id)
                if path != CASES:
                    service.claim(actor=cast.colleague, case_id=case.id)
                    making.decide(cast.colleague, case, "dismiss")
        with counted_statements() as seen:
            assert api.get(path).status_code == 200
        return len(seen)

    costs = cost_with(1), cost_with(2)
    assert costs[0] == costs[1]
    assert len(api.get(path).json["items"]) == 3

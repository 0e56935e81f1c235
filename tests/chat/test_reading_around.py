"""Reading around a case: for a reason, so far and no farther, on record, and seen by those whose words they are."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.db import session
from backend.core.errors import AppError, Invalid, NotFound
from backend.core.pagination import Window
from moderation.deciding import decide
from moderation.errors import ClaimNeeded
from moderation.models import Case
from moderation.reads import leave, queries
from moderation.reads.errors import WiderNeedsSecond
from moderation.reads.service import read_on
from moderation.seconds import service as seconds
from moderation.seconds.models import Second
from moderation.service import claim, file_report
from tests.chat.making import make_friends, say
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community
from tests.moderation import making
from tests.moderation.people import Cast, cards, cast

__all__ = ["cards", "cast"]

NOON = "2026-11-20T12:00:00+01:00"
WHY = "Jeg forstår det ikke uden resten."
AsAccount = Callable[[str], Api]

pytestmark = pytest.mark.usefixtures("plain_words")


class Scene:
    """Two friends who wrote a lot, a report of one message, and two who work cases."""

    def __init__(self, messages: int = 80, subject: int = 40) -> None:
        community = make_community()
        self.friends = make_friends(community=community)
        self.moderator, self.colleague = (make_adult("moderator", community=community) for _ in range(2))
        said = [say(self.friends.other, self.friends.room, str(n)) for n in range(1, messages + 1)]
        report = file_report(
            actor=self.friends.one, kind="chat.message", subject_id=said[subject - 1].id, reason="bullying"
        )
        self.case = session().get_one(Case, report.case_id)

    def read(self, reason: str | None = WHY) -> dict[str, Any] | AppError:
        return read_on(actor=self.moderator, case_id=self.case.id, reason=reason)

    def texts(self) -> list[int]:
        page = self.read()
        assert isinstance(page, dict)
        return [int(line["text"]) for line in page["lines"]]


def test_pages_go_outwards_and_miss_nothing(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        scene = Scene()
        claim(actor=scene.moderator, case_id=scene.case.id)
        assert scene.texts() == [*range(15, 35), *range(46, 66)]
        assert scene.texts() == [*range(1, 15), *range(66, 81)]
        assert scene.texts() == []


def test_it_needs_the_claim_and_a_reason(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        scene = Scene(8, 4)
        with pytest.raises(ClaimNeeded):
            scene.read()
        claim(actor=scene.moderator, case_id=scene.case.id)
        with pytest.raises(Invalid):
            scene.read(None)
        assert isinstance(scene.read(), dict)
        assert isinstance(scene.read(None), dict)
        clock.advance(leave.LASTS)
        claim(actor=scene.moderator, case_id=scene.case.id)
        with pytest.raises(Invalid):
            scene.read(None)


@pytest.mark.parametrize("agrees", [True, False])
def test_after_three_pages_somebody_else_must_agree(unit: UnitOfWork, agrees: bool) -> None:
    with clock.freeze(NOON), unit():
        scene = Scene(8, 4)
        claim(actor=scene.moderator, case_id=scene.case.id)
        for _ in range(leave.PAGES_ALONE):
            scene.read()
        assert isinstance(scene.read(), WiderNeedsSecond)
        assert isinstance(scene.read(), WiderNeedsSecond)
        second = session().query(Second).one()
        assert (second.rationale, second.kind) == (WHY, "reading")
        fields: dict[str, Any] = {"second_id": second.id, "version": scene.case.version, "note": None}
        seconds.answer(actor=scene.colleague, agrees=agrees, **fields)
        assert isinstance(scene.read(), dict) == agrees
        assert scene.case.is_held_by(scene.moderator.id)


def test_every_page_is_one_line_in_the_log(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        scene = Scene()
        claim(actor=scene.moderator, case_id=scene.case.id)
        for _ in range(2):
            scene.read()
        assert [entry.data for entry in making.audited("case.read_around")] == [
            {"page": 1, "reason": WHY, "lines": 40}, {"page": 2, "reason": WHY, "lines": 29},
        ]  # fmt: skip


def test_a_youth_sees_who_looked_when_it_is_over_and_an_adult_does_not(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        scene = Scene()
        claim(actor=scene.moderator, case_id=scene.case.id)
        clock.advance(timedelta(minutes=5))
        scene.read()
        scene.read()
        author = scene.friends.other
        assert queries.list_own(author, Window(None, 10)).items == []
        decide(
            actor=scene.moderator, case_id=scene.case.id, version=scene.case.version, acts=making.acts("dismiss"),
            guideline="be_kind", rationale=making.WHY,
        )  # fmt: skip
        looks = queries.list_own(author, Window(None, 10)).items
        assert [(look.why, look.first_at.minute) for look in looks] == [("around", 5), ("case", 0)]
        assert queries.list_own(scene.friends.one, Window(None, 10)).items == []
        assert queries.list_own(make_adult("moderator", community=make_community()), Window(None, 10)).items == []


def test_where_nothing_stands_around_there_is_nothing_to_read(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        case = making.open_case(cast.author.id)
        claim(actor=cast.moderator, case_id=case.id)
        with pytest.raises(NotFound):
            read_on(actor=cast.moderator, case_id=case.id, reason=WHY)


def test_over_rest(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        scene = Scene(8, 4)
        claim(actor=scene.moderator, case_id=scene.case.id)
        case_id = scene.case.id
    api = as_account(scene.moderator.id)
    assert api.post(f"/moderation/cases/{case_id}/around", {}).status_code == 422
    page = api.post(f"/moderation/cases/{case_id}/around", {"reason": WHY}).json
    assert (page["page"], page["pages_left"], page["lines"]) == (1, 2, [])

"""A room with ten thousand messages scrolls as smoothly as one with ten, on a phone four times slower than this machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import CDPSession, Page, expect
from sqlalchemy import create_engine, insert, select, update

from backend.accounts.models import Account
from backend.chat.models import Membership, Message, Room
from backend.core import clock
from tests.e2e.conftest import House, Switch, command, database_url
from tests.support import live

pytestmark = pytest.mark.e2e

MESSAGES = 10_000
SLOWER = 4
WORDS = "Jeg tager brætspillet med på torsdag hvis du kommer kl 17 og så laver vi pasta i det store køkken".split()
# A screen draws sixty times a second. Half of the frames must come on time, nineteen of twenty at worst one late.
FRAME_MS = 1000 / 60
USUAL_MS, SELDOM_MS = 1.2 * FRAME_MS, 2.2 * FRAME_MS
FAST_PX_A_SECOND = 3_000

COUNT_FRAMES = """() => {
  window.frames_ms = [];
  let before = performance.now();
  const note = (now) => {
    window.frames_ms.push(now - before);
    before = now;
    window.counting = requestAnimationFrame(note);
  };
  window.counting = requestAnimationFrame(note);
}"""
STOP_COUNTING = "() => { cancelAnimationFrame(window.counting); return window.frames_ms.slice(1); }"
UP_BY_A_LOT = "() => { const log = document.querySelector('[role=log]'); log.scrollTop -= 40000; }"
IN_PAGE = "() => document.querySelectorAll('[role=log] [data-key]').length"
WHERE = """(text) => [...document.querySelectorAll('[role=log] .bubble')]
  .find((bubble) => bubble.textContent.includes(text))?.getBoundingClientRect().top"""


@dataclass(frozen=True)
class LongRoom:
    """A served house, and the room in it where two have written for a year."""

    house: House
    room_id: str


@pytest.fixture(scope="module")
def long_room(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LongRoom]:
    data = tmp_path_factory.mktemp("long")
    command(data, "migrate")
    command(data, "seed")
    room_id = _write_much(data)
    with live.serve(data, database_url=database_url(data)) as url:
        yield LongRoom(House(url), room_id)


def _write_much(data: Path) -> str:
    engine = create_engine(database_url(data))
    with engine.begin() as connection:
        nor = connection.scalar(select(Account.id).where(Account.handle == "nor"))
        mine = select(Membership.room_id).where(Membership.account_id == nor)
        room_id, said = connection.execute(
            select(Room.id, Room.last_seq).where(Room.kind == "direct", Room.id.in_(mine))
        ).one()
        people = connection.scalars(select(Membership.account_id).where(Membership.room_id == room_id)).all()
        connection.execute(insert(Message), [_message(room_id, people, seq) for seq in range(said + 1, MESSAGES + 1)])
        connection.execute(update(Room).where(Room.id == room_id).values(last_seq=MESSAGES, active_at=clock.now()))
        read = update(Membership).where(Membership.room_id == room_id).values(read_seq=MESSAGES)
        connection.execute(read)
    engine.dispose()
    return str(room_id)


def _message(room_id: str, people: Any, seq: int) -> dict[str, Any]:
    words = [WORDS[(seq * 7 + at) % len(WORDS)] for at in range(1 + seq * seq % 40)]
    return {
        "room_id": room_id,
        "seq": seq,
        "author_id": people[seq // 3 % 2],
        "client_id": uuid4().hex,
        "text": f"{seq}: {' '.join(words)}",
        "status": "delivered",
        "sent_at": clock.now() - timedelta(minutes=5 * (MESSAGES - seq)),
    }


def test_it_scrolls_as_smoothly_as_a_short_one(switch_on: Switch, long_room: LongRoom) -> None:
    page = switch_on("nor", house=long_room.house).open(f"/chat/{long_room.room_id}")
    _load_all(page)
    cdp = page.context.new_cdp_session(page)

    cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    down, up = (_scroll(page, cdp, distance) for distance in (-15_000, 15_000))

    for direction, frames in (("down", down), ("up", up)):
        usual, seldom = quantiles(frames, n=20)[9], quantiles(frames, n=20)[18]
        print(f"{direction}: {len(frames)} frames, half within {usual:.1f} ms, 95 % within {seldom:.1f} ms")
        assert (usual, seldom) <= (USUAL_MS, SELDOM_MS)
        assert seldom <= SELDOM_MS
    assert page.evaluate(IN_PAGE) < 60


def _load_all(page: Page) -> None:
    """Up to the first message, page by page."""
    first = page.get_by_role("log").get_by_text("I sagde begge ja. Nu er chatten åben.").first
    for _ in range(600):
        if first.is_visible():
            return
        page.evaluate(UP_BY_A_LOT)
        page.wait_for_timeout(30)
    raise AssertionError("the beginning never came")


def _scroll(page: Page, cdp: CDPSession, distance: int) -> list[float]:
    page.evaluate(COUNT_FRAMES)
    gesture = {"x": 195, "y": 400, "yDistance": distance, "speed": FAST_PX_A_SECOND, "gestureSourceType": "touch"}
    cdp.send("Input.synthesizeScrollGesture", gesture)
    frames: list[float] = page.evaluate(STOP_COUNTING)
    return frames

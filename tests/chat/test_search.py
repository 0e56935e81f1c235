from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy import text as sql

from backend.accounts import service as accounts
from backend.chat import queries, search, service, tasks
from backend.chat.models import Membership, Message, Room
from backend.chat.search import finding
from backend.core import words
from backend.core.actor import Actor
from backend.core.db import database, session, unit_of_work
from backend.core.errors import NotFound
from backend.core.pagination import Window
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import Api, UnitOfWork
from tests.factories import make_community, make_youth
from tests.support.statements import counted_statements
from tests.support.tables import Kept

AsAccount = Callable[[str], Api]
pytestmark = pytest.mark.usefixtures("plain_words")


def _found(actor: Actor, asked: str, room_id: str | None = None, *, limit: int = 100) -> list[str]:
    """The texts found, as the route finds them."""
    question = words.ask(asked)
    assert question is not None
    room_ids = queries.list_readable(actor, room_id)
    while search.is_behind(room_ids):
        search.catch_up(room_ids)
    return [one.text for one in search.find_messages(actor, room_ids, question, Window(None, limit)).items]


def test_what_was_said_in_ones_own_rooms_newest_first(unit: UnitOfWork) -> None:
    with unit():
        friends, others = make_friends(), make_friends()
        for text in ("Har du set hunden?", "ja, hundene er her", "dejligt"):
            say(friends.one, friends.room, text)
        say(others.one, others.room, "en helt anden hund")

        for reader in (friends.one, friends.other):
            assert _found(reader, "hund") == ["ja, hundene er her", "Har du set hunden?"]
        assert _found(others.other, "hund") == ["en helt anden hund"]
        assert _found(make_youth(community=make_community()), "hund") == []


def test_one_room_or_all(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        friends, gathering = make_friends(community=community), make_gathering(community=community)
        service.add_member(room_id=gathering.room.id, account_id=friends.one.id)
        say(friends.other, friends.room, "film hos mig")
        say(gathering.host, gathering.room, "film i huset")

        assert _found(friends.one, "film") == ["film i huset", "film hos mig"]
        assert _found(friends.one, "film", friends.room.id) == ["film hos mig"]
        with pytest.raises(NotFound):
            _found(friends.other, "film", gathering.room.id)


def test_what_is_gone_held_hidden_or_not_said_is_not_found(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = [say(friends.one, friends.room, f"hunden nummer {number}") for number in range(3)]
        assert len(_found(friends.other, "hunden")) == 3
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said[0].id)
        service.hide_message(message_id=said[1].id)
        held = say(friends.one, friends.room, "hold hunden")
        service.note(friends.room, "opened", friends.one.id)

        assert _found(friends.other, "hunden") == ["hunden nummer 2"]
        assert _found(friends.other, "opened") == []
        service.release_message(message_id=held.id)
        assert _found(friends.other, "hunden") == ["hold hunden", "hunden nummer 2"]


@pytest.mark.parametrize("is_read_before", [True, False])
def test_an_edited_message_is_found_by_what_it_says_now(unit: UnitOfWork, is_read_before: bool) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room, "vi ses ved banen")
        if is_read_before:
            assert _found(friends.other, "banen") == ["vi ses ved banen"]
        service.edit_message(actor=friends.one, room_id=friends.room.id, message_id=said.id, text="vi ses ved søen")

        assert (_found(friends.other, "banen"), _found(friends.other, "søen")) == ([], ["vi ses ved søen"])


def test_what_was_said_before_one_came_and_after_one_left(unit: UnitOfWork) -> None:
    with unit():
        gathering, late = make_gathering(), make_youth(community=make_community())
        say(gathering.host, gathering.room, "film før")
        service.add_member(room_id=gathering.room.id, account_id=late.id)
        place = session().get_one(Membership, (gathering.room.id, late.id))
        place.since_seq = session().get_one(Room, gathering.room.id).last_seq
        say(gathering.host, gathering.room, "film nu")

        assert _found(late, "film") == ["film nu"]
        service.remove_member(room_id=gathering.room.id, account_id=late.id)
        assert _found(late, "film") == []


def test_a_block_hides_from_both(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        say(gathering.one, gathering.room, "film fra den ene")
        say(gathering.other, gathering.room, "film fra den anden")
        accounts.block(actor=gathering.one, account_id=gathering.other.id)

        assert _found(gathering.one, "film") == ["film fra den ene"]
        assert _found(gathering.other, "film") == ["film fra den anden"]
        assert len(_found(gathering.watcher, "film")) == 2


ALPHABET = ("hund", "hunden", "hundene", "sø", "soe", "aa", "å", "is", "isen", "kat", "Kat!", "ka", "e", "r", "s", "w")
SAID = st.lists(st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=4).map(" ".join), max_size=6)
ASKED = st.lists(
    st.sampled_from((*ALPHABET, "h", "hu", "hun", "i", "*", '"', "OR", "AND hund", "r*", "' | 's")), max_size=3
)


@dataclass(frozen=True)
class Places:
    """Who looks, and who speaks where: in two rooms of theirs, and in one that is not."""

    reader: Actor
    mine: list[str]
    speakers: tuple[tuple[Actor, Room], ...]
    kept: Kept


@pytest.fixture
def places(unit: UnitOfWork) -> Places:
    with unit():
        friends, gathering, others = make_friends(), make_gathering(), make_friends()
        service.add_member(room_id=gathering.room.id, account_id=friends.one.id)
    speakers = ((friends.other, friends.room), (gathering.one, gathering.room), (others.one, others.room))
    return Places(friends.one, [friends.room.id, gathering.room.id], speakers, Kept())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=SAID,
    second=SAID,
    elsewhere=SAID,
    asked=ASKED.map(" ".join),
    at_once=st.integers(1, 5),
    recent=st.integers(0, 9),
    limit=st.integers(1, 4),
)
def test_the_index_finds_what_reading_everything_finds(
    places: Places,
    first: Sequence[str],
    second: Sequence[str],
    elsewhere: Sequence[str],
    asked: str,
    at_once: int,
    recent: int,
    limit: int,
) -> None:
    places.kept.put_back()
    with pytest.MonkeyPatch.context() as patch, unit_of_work():
        patch.setattr(
            finding, "RECENT", recent
        )  # so that some pages come from the last entries and some from the index
        for (author, room), texts in zip(places.speakers, (first, second, elsewhere), strict=True):
            for said in texts:
                say(author, room, said, anyway=True)
        question = words.ask(asked)
        if question is None:
            return
        while search.is_behind(places.mine):
            search.catch_up(at_most=at_once)
        naive = [said for said in (*first, *second) if question.is_in(said)]
        pages = list(_pages(places.reader, question, places.mine, limit))

        assert sorted(said for page in pages for said in page) == sorted(naive)
        assert all(len(page) == limit for page in pages[:-1])
        assert [said for page in pages for said in page] == _found(places.reader, asked)


def _pages(actor: Actor, question: words.Question, room_ids: list[str], limit: int) -> Iterator[list[str]]:
    cursor = None
    while True:
        page = search.find_messages(actor, room_ids, question, Window(cursor, limit))
        yield [one.text for one in page.items]
        if (cursor := page.next) is None:
            return


def test_pages_hang_together(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        for number in range(7):
            say(friends.other, friends.room, f"hund {number}")
    api, seen, cursor = as_account(friends.one.id), [], ""
    for _ in range(3):
        page = api.get(f"/search/messages?q=hund&limit=3{cursor}").json
        seen += [one["message"]["text"] for one in page["items"]]
        cursor = f"&cursor={page['next']}"

    assert (seen, page["next"]) == ([f"hund {number}" for number in range(6, -1, -1)], None)


def test_the_answer(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.other, friends.room, "Skal vi i svømmehallen?")
    api = as_account(friends.one.id)
    [found] = api.get("/search/messages?q=svømmehal").json["items"]
    [shown] = api.get(f"/rooms/{friends.room.id}/messages").json["items"]

    assert found == {"message": shown, "room_id": friends.room.id, "room_title": friends.other.nickname}
    assert shown["id"] == said.id


@pytest.mark.parametrize(
    "asked", ['"', "*", "hund*", "(hund", "hund OR", "NEAR(a b)", "words:hund", "-hund", "';--", "%", "\\", "^"]
)
def test_nothing_anybody_types_is_an_operator(unit: UnitOfWork, as_account: AsAccount, asked: str) -> None:
    with unit():
        friends = make_friends()
        say(friends.other, friends.room, "en hund")
    answer = as_account(friends.one.id).call("GET", f"/search/messages?{urlencode({'q': asked})}")

    assert (answer.status_code, len(answer.json["items"])) == (200, int(asked in {"hund*", "(hund", "-hund"}))


@pytest.mark.parametrize("query", ["", "q=", "q=" + "a" * 201, "q=a&room=x", "q=hund&cursor=x"])
def test_what_cannot_be_asked(unit: UnitOfWork, as_account: AsAccount, query: str) -> None:
    with unit():
        friends = make_friends()
    assert as_account(friends.one.id).get(f"/search/messages?{query}").status_code == 422


def test_searching_costs_the_same_however_much_is_found(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        friends = make_friends()
    api = as_account(friends.one.id)
    costs = []
    for number in (1, 3):
        with unit():
            for _ in range(number):
                say(friends.other, friends.room, "hund")
        tasks.index_messages()
        api.get("/search/messages?q=hund")
        with counted_statements() as statements:
            assert len(api.get("/search/messages?q=hund").json["items"]) >= number
        costs.append(len(statements))

    assert costs[0] == costs[1]


def test_the_background_reads_everything_in(unit: UnitOfWork) -> None:
    with unit():
        friends, others = make_friends(), make_friends()
        for number in range(search.indexing.AT_ONCE + 3):
            say(friends.one, friends.room, f"hund {number}")
        say(others.one, others.room, "hund")
    tasks.index_messages()
    with unit() as opened:
        assert not search.is_behind([friends.room.id, others.room.id])
        assert opened.query(search.Entry).count() == search.indexing.AT_ONCE + 4
        assert search.catch_up() == 0


def _plans(actor: Actor, room_ids: list[str], asked: str) -> list[str]:
    """How the database finds it: among the last entries where it looks there first, and in the index."""
    question = words.ask(asked)
    assert question is not None
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        seen.append((statement, parameters))

    event.listen(database().engine, "before_cursor_execute", note)
    try:
        search.find_messages(actor, room_ids, question, Window(None, 30))
    finally:
        event.remove(database().engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if database().is_sqlite else "EXPLAIN "
    asked_of = [session().connection().exec_driver_sql(explain + one[0], one[1]).all() for one in seen]
    return ["\n".join(str(row[-1]) for row in rows) for rows in asked_of]


def test_only_the_index_is_searched(unit: UnitOfWork) -> None:
    with unit() as opened:
        friends, others = make_friends(), make_friends()
        for friend, count in ((friends, 3), (others, 400)):
            for number in range(count):
                session().add(
                    Message(
                        room_id=friend.room.id,
                        seq=number + 1,
                        author_id=friend.one.id,
                        client_id=f"c{friend.room.id}{number}",
                        text=f"hund {number}",
                        status="delivered",
                    )
                )
            session().get_one(Room, friend.room.id).last_seq = count
        session().flush()
        while search.catch_up():
            pass
        if not database().is_sqlite:
            opened.execute(sql("ANALYZE"))
            opened.execute(sql("SET LOCAL enable_seqscan = off"))  # a handful of rows would rather be read whole
        *recent, plan = _plans(friends.one, [friends.room.id], "hund")

    if database().is_sqlite:
        assert "VIRTUAL TABLE INDEX" in plan
        assert "SCAN chat_entries" not in plan
        assert "TEMP B-TREE" not in plan
    else:
        assert "pk_chat_entries" in "".join(recent)
        assert "ix_chat_words" in plan
        assert "Seq Scan on chat_entries" not in f"{recent}{plan}"

"""The whole story by a client from outside, on one server."""

from collections.abc import Iterator

import pytest

from backend.accounts import founding, passwords
from backend.core.db import unit_of_work
from tests.conftest import LiveServer
from tests.support import story
from tests.support.joining import PASSWORD
from tests.support.outsider import Outsider


@pytest.fixture
def sign_in(live_server: LiveServer) -> Iterator[story.SignIn]:
    people: list[Outsider] = []

    def sign_one_in(handle: str) -> Outsider:
        people.append(Outsider.sign_in(live_server.url, handle, PASSWORD))
        return people[-1]

    yield sign_one_in
    for person in people:
        person.disconnect()


def _found() -> None:
    password_hash = passwords.hash_password(PASSWORD)
    with unit_of_work():
        founding.found_community(
            name="Prøvekommune",
            handle="mette",
            nickname="Mette",
            legal_name="Mette Opdigtet",
            password_hash=password_hash,
        )


def test_two_youths_become_friends_and_are_kept_safe(sign_in: story.SignIn) -> None:
    _found()

    story.live_it(sign_in)

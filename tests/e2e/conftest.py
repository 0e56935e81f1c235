"""A seeded server of its own and a browser, shared by the tests of one file."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from backend.core.client import BUILD
from backend.demo.people import PASSWORD
from tests.e2e.phones import Phone
from tests.support import live
from tests.support.browser import running_browser
from tests.support.joining import PASSWORD as JOINED

Switch = Callable[..., Phone]


@dataclass(frozen=True)
class House:
    """A server with people in it; those of the demo all have one password."""

    url: str
    password: str = PASSWORD


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="package")
def built() -> None:
    """The tests look at what is served, so it must have been built."""
    assert (BUILD / "index.html").exists(), "The web client is not built: run script/setup."


@pytest.fixture(scope="package")
def demo(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The invented community of script/seed, served."""
    data = tmp_path_factory.mktemp("demo")
    command(data, "migrate")
    command(data, "seed")
    with live.serve(data, database_url=database_url(data)) as url:
        yield House(url)


@pytest.fixture
def house(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A community in which nobody lives yet but Mette, who may let people in."""
    data = tmp_path_factory.mktemp("founded")
    command(data, "migrate")
    founder = {"community": "Prøvekommune", "handle": "mette", "nickname": "Mette", "legal-name": "Mette Opdigtet"}
    options = [f"--{name}={value}" for name, value in (founder | {"password": JOINED}).items()]
    command(data, "accounts", "found", *options)
    with live.serve(data, database_url=database_url(data)) as url:
        yield House(url, JOINED)


@pytest.fixture
def switch_on(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Switch]:
    """`switch_on("nor")` is a phone with Nor signed in; `switch_on()` is a stranger's. None may end with a fault."""
    phones: list[Phone] = []

    def switch_one_on(handle: str | None = None, *, house: House | None = None, language: str = "da") -> Phone:
        house = house or request.getfixturevalue("demo")
        phones.append(Phone.switched_on(browser, house.url, language=language))
        if handle:
            phones[-1].sign_in(handle, house.password, language=language)
        return phones[-1]

    yield switch_one_on
    for phone in phones:
        phone.context.close()
    assert [(phone.faults, phone.strangers) for phone in phones] == [([], [])] * len(phones)


def command(data: Path, *words: str) -> None:
    """One command of script/flask on the database in `data`."""
    environ = {**os.environ, "FLOK_DATA": str(data), "DATABASE_URL": database_url(data), "LOG_LEVEL": "warning"}
    program = [sys.executable, "-m", "flask", "--app", "backend.app:create_app", *words]
    subprocess.run(program, cwd=live.PROJECT, env=environ, check=True, stdout=subprocess.DEVNULL)


def database_url(data: Path) -> str:
    return f"sqlite:///{data / 'flok.db'}"

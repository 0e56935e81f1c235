"""Houses and a browser, shared by all tests of one worker, and phones."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from backend.core.client import BUILD
from tests.e2e import houses
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.browser import running_browser
from tests.support.joining import PASSWORD as JOINED

Switch = Callable[..., Phone]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def built() -> None:
    """The tests look at what is served, so it must have been built."""
    assert (BUILD / "index.html").exists(), "The web client is not built: run script/setup."


@pytest.fixture(scope="session")
def seeded(built: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented community of script/seed, to be copied."""
    data = tmp_path_factory.mktemp("seeded")
    houses.seed(data)
    return data


@pytest.fixture(scope="session")
def founded(built: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A community of Mette alone, to be copied."""
    data = tmp_path_factory.mktemp("founded")
    houses.found(data)
    return data


@pytest.fixture(scope="session")
def demo(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The invented community, served; whoever changes much of it has their own."""
    with houses.copied(seeded, tmp_path_factory.mktemp("demo")) as house:
        yield house


@pytest.fixture
def house(founded: Path, tmp_path: Path) -> Iterator[House]:
    """Mette's community, served for one test."""
    with houses.copied(founded, tmp_path / "house", password=JOINED) as house:
        yield house


@pytest.fixture
def switch_on(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Switch]:
    """`switch_on("nor")` is a phone with Nor signed in; `switch_on()` is a stranger's. None may end with a fault."""
    phones: list[Phone] = []

    def switch_one_on(handle: str | None = None, *, house: House | None = None, language: str = "da") -> Phone:
        house = house or request.getfixturevalue("demo")
        phones.append(Phone.switched_on(browser, house.url, language=language))
        if handle:
            house.let_in(phones[-1], handle, language)
        return phones[-1]

    yield switch_one_on
    for phone in phones:
        phone.context.close()
    assert [(phone.faults, phone.strangers) for phone in phones] == [([], [])] * len(phones)

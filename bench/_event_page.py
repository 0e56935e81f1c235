"""What a phone fetches for the page of an event, once it has the app: requests and what they weigh as they travel."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, Request

from bench import Row
from tests.e2e import houses
from tests.e2e.phones import READY, Phone
from tests.support.browser import running_browser


def event_page() -> Iterator[Row]:
    """By a tap from the list, and by its address as a message has it; the peers' figures are of the latter."""
    with tempfile.TemporaryDirectory() as folder, running_browser() as browser:
        seeded = Path(folder, "seeded")
        seeded.mkdir()
        houses.seed(seeded)
        with houses.copied(seeded, Path(folder, "served")) as house:
            phone = Phone.switched_on(browser, house.url)
            house.let_in(phone, "nor", "da")
            phone.open("/events")
            phone.until(READY)
            event = f"/events/{house.outsider('nor').get('/events')['items'][0]['id']}"
            yield from _weighed("tapped", _fetched(phone, lambda: phone.follow(event)))
            phone.open("/friends")
            yield from _weighed("opened", _fetched(phone, lambda: phone.open(event)))


def _fetched(phone: Phone, go: Callable[[], Page]) -> list[Request]:
    fetched: list[Request] = []

    def note(request: Request) -> None:
        fetched.append(request)

    phone.context.on("requestfinished", note)
    go()
    phone.context.remove_listener("requestfinished", note)
    return [one for one in fetched if _weight_of(one) > 0]


def _weight_of(request: Request) -> int:
    """Bytes that travelled; of what the phone had kept, none."""
    size = request.sizes()
    return size["responseBodySize"] + size["responseHeadersSize"]


def _weighed(name: str, fetched: list[Request]) -> Iterator[Row]:
    yield Row(row=f"event_page_{name}_requests", value=len(fetched), unit="requests", n=1)
    yield Row(row=f"event_page_{name}_kB", value=sum(map(_weight_of, fetched)) / 1000, unit="kB", n=1)

"""What an old phone with little data has to fetch, how it is packed, and that nothing else may run."""

import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, Request

from backend.core.client import BUILD
from tests.e2e.houses import House
from tests.e2e.phones import Phone, tell_time
from tests.support import hour
from tests.support.outsider import Outsider

pytestmark = pytest.mark.e2e

SCRIPT_BYTES, ALL_BYTES = 60_000, 250_000
# A room has its list, its composer and its outbox besides, and is hardly ever the first thing a phone opens.
ROOM_SCRIPT_BYTES = 68_600
# Among the heaviest screens of the adults: a form that saves itself, a preview, and what both are made of.
DESK_SCRIPT_BYTES = 74_400
FOR_EVER = "public, max-age=31536000, immutable"
PACKED = sorted(str(file.relative_to(BUILD))[:-3] for file in BUILD.glob("_app/**/*.gz"))
RUN_INLINE = """() => new Promise((told) => {
  const refused = new Set();
  document.addEventListener("securitypolicyviolation", ({effectiveDirective}) => {
    refused.add(effectiveDirective);
    if (refused.size === 2) told({refused: [...refused], ran: Boolean(window.ran)});
  });
  document.body.append(Object.assign(document.createElement("script"), {textContent: "window.ran = true"}));
  document.body.append(Object.assign(document.createElement("p"), {innerHTML: '<p onclick="window.ran = true">'}));
  document.querySelector("p[onclick]").click();
})"""


@pytest.fixture
def bare(browser: Browser) -> Iterator[BrowserContext]:
    """A phone's first visit, in Danish as most are: nothing kept or fetched ahead for later, only what gzip packs."""
    context = browser.new_context(
        service_workers="block",
        extra_http_headers={"Accept-Encoding": "gzip"},
        locale="da-DK",
        viewport={"width": 390, "height": 844},
    )
    tell_time(context)
    yield context
    context.close()


def _fetched(page: Page, url: str) -> list[Request]:
    """Everything the address makes a browser fetch, until it is quiet."""
    fetched: list[Request] = []

    def note(request: Request) -> None:
        fetched.append(request)

    page.on("requestfinished", note)
    page.goto(url, wait_until="networkidle")
    page.locator("h1").first.wait_for()
    return fetched


def _weight(fetched: list[Request], kind: str = "") -> int:
    bodies = [one for one in fetched if kind in _header(one, "content-type")]
    return sum(one.sizes()["responseBodySize"] for one in bodies)


def _header(request: Request, name: str) -> str:
    response = request.response()
    return (response.header_value(name) or "") if response else ""


# Joining fetches its later steps while the code is typed.
@pytest.mark.parametrize("path", ["/", "/sign-in", "/help", "/join"])
def test_the_first_visit_is_light(path: str, bare: BrowserContext, demo: House) -> None:
    phone = Phone(bare, bare.new_page(), demo.url)

    fetched = _fetched(phone.page, demo.url + path)

    assert 20_000 < _weight(fetched, "javascript") <= SCRIPT_BYTES
    assert _weight(fetched) <= ALL_BYTES


@pytest.mark.parametrize(
    ("handle", "path", "most"),
    [
        *(
            ("nor", path, SCRIPT_BYTES)
            for path in ("/", "/chat", "/events/{event}", "/friends", "/friends/profile", "/me")
        ),
        ("nor", "/chat/{room}", ROOM_SCRIPT_BYTES),
        ("freja", "/organise/new", DESK_SCRIPT_BYTES),
    ],
)
def test_inside_with_the_live_line_it_is_light_even_when_nothing_was_kept(
    handle: str, path: str, most: int, bare: BrowserContext, demo: House
) -> None:
    phone = Phone(bare, bare.new_page(), demo.url)
    phone.page.clock.set_fixed_time(hour.AFTERNOON)  # the night screen comes besides, to those who open Flok then
    phone.sign_in(handle, demo.password)
    person = Outsider.sign_in(demo.url, handle, demo.password)
    friends = next((room["id"] for room in person.get("/rooms")["items"] if room["kind"] == "direct"), None)
    event = person.get("/events")["items"][0]["id"]

    fetched = _fetched(phone.page, demo.url + path.format(room=friends, event=event))

    assert 20_000 < _weight(fetched, "javascript") <= most
    assert _weight(fetched) <= ALL_BYTES


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_what_is_packed_is_sent_packed_and_kept_for_ever(encoding: str, demo: House) -> None:
    assert len(PACKED) > 10
    for path in PACKED:
        answer = requests.get(f"{demo.url}/{path}", headers={"Accept-Encoding": encoding}, stream=True, timeout=60)
        kept = FOR_EVER if path.startswith("_app/immutable/") else "no-cache"
        headers = {name: answer.headers[name] for name in ("Content-Encoding", "Cache-Control")}
        assert (path, headers) == (path, {"Content-Encoding": encoding, "Cache-Control": kept})
        assert answer.headers["Vary"] == "Accept-Encoding"
        packed = answer.raw.read(decode_content=False)
        assert len(packed) == int(answer.headers["Content-Length"])
        if encoding == "gzip":
            assert gzip.decompress(packed) == (BUILD / path).read_bytes()


def test_who_unpacks_nothing_gets_it_as_it_is(demo: House) -> None:
    answer = requests.get(f"{demo.url}/{PACKED[0]}", headers={"Accept-Encoding": "identity"}, timeout=60)

    assert "Content-Encoding" not in answer.headers
    assert answer.content == (BUILD / PACKED[0]).read_bytes()


@pytest.mark.parametrize("path", ["/", "/chat", "/service-worker.js"])
def test_what_changes_is_asked_for_anew(path: str, demo: House) -> None:
    assert requests.get(demo.url + path, timeout=60).headers["Cache-Control"] == "no-cache"


def test_the_page_says_what_may_run(demo: House) -> None:
    policy = requests.get(demo.url, timeout=60).headers["Content-Security-Policy"]
    said = {name: values for name, *values in (part.split() for part in policy.split(";") if part.strip())}

    script, *others = said.pop("script-src")
    assert script == "'self'"
    assert all(re.fullmatch(r"'sha256-[\w+/=]+'", other) for other in others)
    assert said == {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "style-src-attr": ["'unsafe-inline'"],
    }


def test_a_script_written_into_the_page_does_not_run(bare: BrowserContext, demo: House) -> None:
    page = bare.new_page()
    page.goto(f"{demo.url}/sign-in")

    found: dict[str, Any] = page.evaluate(RUN_INLINE)

    assert found == {"refused": ["script-src-elem", "script-src-attr"], "ran": False}

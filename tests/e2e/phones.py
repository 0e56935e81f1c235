"""A phone in somebody's hand: one browser context, one page, and everything that went wrong on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from tests.support import hour
from tests.support.browser import phone
from tests.support.outsider import wait_for

PATIENCE_MS = 60_000  # waiting longer costs nothing when it comes, and machines may be slow
expect.set_options(timeout=PATIENCE_MS)
# What a screen has to ask to learn that the answer is no; the browser itself writes that into the console.
REFUSALS = (
    re.compile(r"401 .*/api/v1/me$"),  # is anybody signed in?
    re.compile(r"409 .*/api/v1/moderation/cases/\w+$"),  # does another hold it?
    re.compile(r"404 .*/api/v1/rooms/\w+$"),  # am I still in it?
    re.compile("net::ERR_INTERNET_DISCONNECTED"),
)
# A way to another screen as a tap on a link, so that the page is not loaded anew.
FOLLOW = """path => {
  const link = Object.assign(document.createElement("a"), {href: path});
  document.body.append(link);
  link.click();
  link.remove();
}"""
# A page lives at the hour of the tests; what it counts, its timers and its frames, goes on as ever.
SHIFT = """(() => {
  const Machine = Date;
  const ahead = %d;
  Date = class extends Machine {
    constructor(...said) { said.length ? super(...said) : super(Machine.now() + ahead); }
    static now() { return Machine.now() + ahead; }
  };
})()"""
# Whatever the hour, whoever holds this phone has said good night to it; try: a blank page keeps nothing.
GOOD_NIGHT = """try { localStorage.getItem("flok.night") ?? localStorage.setItem("flok.night", "9999") } catch {}"""
DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
# That the page could do without a net: whoever is to fetch things for it is there, and has fetched them.
READY = "() => navigator.serviceWorker.ready.then(() => caches.keys()).then((names) => names.length > 0)"
STILL = """() => document.querySelector("h1, h2") && !document.querySelector("[aria-busy]")
  && document.fonts.status === "loaded" """


def tell_time(context: BrowserContext) -> None:
    """Let every page of it live at the hour of the tests."""
    context.add_init_script(SHIFT % (1000 * hour.ahead_seconds()))


@dataclass
class Phone:
    """What one person does and sees on the address `url`."""

    context: BrowserContext
    page: Page
    url: str
    faults: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    _asked_for: set[Request] = field(default_factory=set)

    @classmethod
    def switched_on(cls, browser: Browser, url: str, *, language: str = "da") -> Self:
        """A fresh phone that remembers every error and every request to anybody else."""
        context = phone(browser, language={"da": "da-DK", "en": "en-GB"}[language])
        context.set_default_timeout(PATIENCE_MS)
        tell_time(context)
        context.add_init_script(GOOD_NIGHT)
        page = context.new_page()
        held = cls(context, page, url)
        page.on("console", held._heard)
        page.on("pageerror", lambda error: held.faults.append(str(error)))
        context.on("request", held._asked)
        context.on("requestfinished", held._answered)
        context.on("requestfailed", held._answered)
        return held

    def sign_in(self, handle: str, password: str, *, language: str = "da") -> Self:
        """Straight to the door's address, for those whose signing in is not the story."""
        self._ask("POST", "/sessions", {"handle": handle, "password": password, "keep": "cookie"})
        self.speak(language)
        return self

    def speak(self, language: str) -> None:
        """Let whoever is signed in read this language."""
        if self._ask("GET", "/me")["language"] != language:
            self._ask("PATCH", "/me", {"language": language})

    def open(self, path: str) -> Page:
        """Load a screen anew, and wait until it stands still."""
        self.page.goto(self.url + path)
        return self.settle()

    def follow(self, path: str) -> Page:
        """Go to another screen as a tap on a link does, and wait until it stands still."""
        self.page.evaluate(FOLLOW, path)
        self.page.wait_for_function("path => location.pathname + location.search === path", arg=path)
        return self.settle()

    def settle(self) -> Page:
        """Wait until nothing is on its way any more, nor what that asks for."""
        wait_for(self._is_still, seconds=PATIENCE_MS / 1000)
        return self.page

    def _is_still(self) -> bool:
        self.page.wait_for_function(STILL)
        self.page.evaluate(DRAWN)
        return not self._asked_for

    def until(self, asked: str) -> None:
        """Wait until the page says yes, who may have to ask somebody else first."""
        wait_for(lambda: self.page.evaluate(asked), seconds=PATIENCE_MS / 1000)

    def tap(self, name: str) -> None:
        self.named("button", name).tap()

    def enter(self, pattern: str) -> None:
        """Tap the link whose words fit."""
        self.page.get_by_role("link", name=re.compile(pattern)).tap()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def named(self, role: Any, name: str) -> Locator:
        return self.page.get_by_role(role, name=name, exact=True)

    def see(self, text: str) -> Locator:
        """The first place on the screen that says so, once it does."""
        found = self.page.get_by_text(text).locator("visible=true").first
        found.wait_for()
        return found

    def _ask(self, method: str, path: str, body: dict[str, str] | None = None) -> Any:
        token = next((one["value"] for one in self.context.cookies() if one["name"] == "flok_csrf"), "")
        answer = self.context.request.fetch(
            f"{self.url}/api/v1{path}", method=method, data=body, headers={"X-CSRF-Token": token}
        )
        assert answer.ok, answer.text()
        return answer.json()

    def _heard(self, message: ConsoleMessage) -> None:
        said = f"{message.text} {message.location['url']}"
        if message.type in {"error", "warning"} and not any(refusal.search(said) for refusal in REFUSALS):
            self.faults.append(said)

    def _asked(self, request: Request) -> None:
        if not request.service_worker:  # which fetches ahead, for later
            self._asked_for.add(request)
        if not request.url.startswith((f"{self.url}/", "data:", "blob:")):
            self.strangers.append(request.url)

    def _answered(self, request: Request) -> None:
        self._asked_for.discard(request)

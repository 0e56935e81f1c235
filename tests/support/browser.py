"""A real browser: CHROMIUM, else the machine's own if new enough, else the one that script/setup --dev unpacks.

`python -m tests.support.browser` names it; with --installed the exit code tells whether the machine has one.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

UNPACKED = Path(__file__).with_name("chromium") / "unpacked"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# One before it leaves live lines open when a test takes the net away.
OLDEST = 153
ARGUMENTS = (
    "--no-sandbox",  # root has none, and only our own pages are opened
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    # Nothing but our own server is to be asked for anything.
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowser(Exception):
    """There is no Chromium on this machine."""


@dataclass(frozen=True)
class Chromium:
    """A browser to start, and what it needs in its environment."""

    executable: Path
    environ: dict[str, str] = field(default_factory=dict)


def installed_chromium() -> Chromium | None:
    """The one somebody chose, else the machine's if it is not too old."""
    if chosen := os.environ.get("CHROMIUM"):
        return Chromium(Path(chosen))
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return Chromium(Path(found)) if found and _major_version(found) >= OLDEST else None


def _major_version(program: str) -> int:
    """The first number it says of itself, or 0."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\d+", said)
    return int(number.group()) if number else 0


def get_chromium() -> Chromium:
    """Raises NoBrowser."""
    if chromium := installed_chromium():
        return chromium
    if not (UNPACKED / "chromium").exists():
        raise NoBrowser("Run script/setup --dev, or set CHROMIUM.")
    return unpacked_chromium()


def unpacked_chromium() -> Chromium:
    """The one that script/setup --dev unpacks where the machine has none, with the libraries it may miss."""
    libraries = {"LD_LIBRARY_PATH": str(UNPACKED / "al2023/lib")}
    fonts = {} if Path("/etc/fonts/fonts.conf").exists() else {"FONTCONFIG_FILE": str(UNPACKED / "fonts.conf")}
    return Chromium(UNPACKED / "chromium", libraries | fonts)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A browser that lives as long as the block."""
    chromium = get_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.executable, args=ARGUMENTS, env={**os.environ, **chromium.environ}
        )
        yield browser
        browser.close()


def phone(browser: Browser, *, language: str = "da-DK", dark: bool = False) -> BrowserContext:
    """A fresh phone, 390 x 844, in Copenhagen."""
    return browser.new_context(
        viewport={"width": 390, "height": 844},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale=language,
        timezone_id="Europe/Copenhagen",
        color_scheme="dark" if dark else "light",
    )


if __name__ == "__main__":
    if "--installed" in sys.argv:
        sys.exit(installed_chromium() is None)
    sys.stdout.write(f"{get_chromium()}\n")

"""Houses: servers with people in them. Each kind of community is made once, and copied for whoever needs their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backend.demo.people import PASSWORD
from tests.e2e.phones import Phone
from tests.support import hour, live
from tests.support.joining import PASSWORD as JOINED
from tests.support.outsider import Outsider


@dataclass(frozen=True)
class House:
    """A server with people in it, who all have one password, and who has signed in there in which language."""

    url: str
    password: str = PASSWORD
    _inside: dict[str, tuple[str, Sequence[Any]]] = field(default_factory=dict)

    def outsider(self, handle: str) -> Outsider:
        return Outsider.sign_in(self.url, handle, self.password)

    def let_in(self, phone: Phone, handle: str, language: str) -> None:
        """Sign in on `phone`; with what another of theirs was given before, when it speaks the same language."""
        spoken, cookies = self._inside.get(handle, ("", ()))
        if spoken == language:
            phone.context.add_cookies(cookies)
            phone.speak(language)  # they may have signed in elsewhere since, in another language
        else:
            phone.sign_in(handle, self.password, language=language)
            self._inside[handle] = language, phone.context.cookies()


def seed(data: Path) -> None:
    """The invented community of script/seed."""
    command(data, "migrate")
    command(data, "seed")


def found(data: Path) -> None:
    """A community in which nobody lives yet but Mette, who may let people in."""
    founder = {"community": "Prøvekommune", "handle": "mette", "nickname": "Mette", "legal-name": "Mette Opdigtet"}
    options = [f"--{name}={value}" for name, value in (founder | {"password": JOINED}).items()]
    command(data, "migrate")
    command(data, "accounts", "found", *options)


@contextmanager
def copied(made: Path, data: Path, *, password: str = PASSWORD, **environ: str) -> Iterator[House]:
    """What was made, served from a copy in `data`."""
    shutil.copytree(made, data, dirs_exist_ok=True)
    with live.serve(data, database_url=database_url(data), **environ) as url:
        yield House(url, password)


def command(data: Path, *words: str) -> None:
    """One command of script/flask on the database in `data`."""
    settings = {"FLOK_DATA": str(data), "DATABASE_URL": database_url(data), "LOG_LEVEL": "warning"}
    program = [sys.executable, "-m", "flask", "--app", "backend.app:create_app", *words]
    environ = {**os.environ, **hour.environ(), **settings}
    subprocess.run(program, cwd=live.PROJECT, env=environ, check=True, stdout=subprocess.DEVNULL)


def database_url(data: Path) -> str:
    return f"sqlite:///{data / 'flok.db'}"

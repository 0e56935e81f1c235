"""Commands: checking the audit log, screening files."""

from collections.abc import Iterable
from typing import TextIO

import click

from .audit_cli import audit
from .screening import scan_conversations as screen_conversations
from .screening import scan_lines as screen_lines


@click.group()
def screening() -> None:
    """The screening engine, without the program around it."""


@screening.command()
@click.argument("file", type=click.File(encoding="utf-8"))
def scan(file: TextIO) -> None:
    """Screen one message per line ({"id","lang"?,"text"}); one verdict per line out."""
    _print(screen_lines(file))


@screening.command("scan-conversations")
@click.argument("file", type=click.File(encoding="utf-8"))
def scan_conversations(file: TextIO) -> None:
    """Screen one conversation per line; the messages worth a look per line out."""
    _print(screen_conversations(file))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


GROUPS = (audit, screening)

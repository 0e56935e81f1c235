"""Commands about the audit log."""

import json
from typing import TextIO

import click

from backend.core.db import unit_of_work

from . import audit as log
from .sealing import Head


@click.group()
def audit() -> None:
    """The audit log."""


@audit.command()
@click.option("--head", "exported", type=click.File(encoding="utf-8"), help="An end of the log that was kept.")
def verify(exported: TextIO | None) -> None:
    """Check that no entry was changed, removed, swapped or slipped in; exit code 1 when one was.

    With a head that was kept elsewhere, not even somebody who has the key can have written the log anew.
    """
    known = _read(exported) if exported else log.NO_HEAD
    with unit_of_work(readonly=True):
        broken, head = log.verify(known), log.read_head()
    if broken:
        raise click.ClickException(f"the audit log is broken: entry {broken.seq} {broken.what}")
    click.echo(f"the audit log is whole: {head.seq} entries, the last sealed {head.hash or '-'}")


@audit.command()
def head() -> None:
    """Print where the log ends now, as one line to keep where nobody who runs Flok can change it."""
    with unit_of_work(readonly=True):
        click.echo(json.dumps(log.export_head()))


def _read(exported: TextIO) -> Head:
    try:
        return log.import_head(json.load(exported))
    except ValueError as error:
        raise click.ClickException(str(error)) from error

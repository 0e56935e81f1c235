"""Command: `seed`."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from . import seed as seeding


@click.command()
@click.option("--if-empty", is_flag=True, help="Do nothing when there are people already.")
@click.option("--examples", is_flag=True, help="Whether invented examples are mixed into the queue.")
@with_appcontext
def seed(*, if_empty: bool, examples: bool) -> None:
    """Fill an empty database with an invented community."""
    data: Path = current_app.extensions["flok"].data
    try:
        sign_ins = seeding.seed(data, examples=examples)
    except seeding.NotEmpty as error:
        if if_empty:
            return
        raise click.ClickException("There are people in this database already; nothing was changed.") from error
    click.echo(f"The demo is ready: {len(sign_ins)} people can sign in.")


GROUPS = (seed,)

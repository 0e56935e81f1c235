"""Command: `seed`."""

from pathlib import Path
from typing import Any

import click
from flask import current_app

from . import seed as seeding


@click.command()
def seed() -> None:
    """Fill an empty database with an invented community."""
    data: Path = current_app.extensions["flok"].data
    try:
        sign_ins = seeding.seed(data)
    except seeding.NotEmpty as error:
        raise click.ClickException("There are people in this database already; nothing was changed.") from error
    click.echo(f"The demo is ready. Everybody's password is: {sign_ins[0]['password']}")
    for line in sign_in_lines(sign_ins):
        click.echo(line)


def sign_in_lines(sign_ins: list[dict[str, Any]]) -> list[str]:
    """One line for the first account of every role."""
    firsts: dict[str, dict[str, Any]] = {}
    for person in sign_ins:
        for role in person["roles"]:
            firsts.setdefault(role, person)
    return [f"  {role:<12} {person['handle']:<8} {person['community']}" for role, person in firsts.items()]


GROUPS = (seed,)

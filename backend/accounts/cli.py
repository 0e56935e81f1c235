"""Commands: opening a community."""

from typing import Any

import click

from backend.core.db import unit_of_work
from backend.core.errors import AppError

from . import founding, passwords
from .schemas import HANDLE


@click.group("accounts")
def accounts() -> None:
    """People and communities."""


@accounts.command()
@click.option("--community", "name", prompt=True, help="The community's name, as people will read it.")
@click.option("--handle", prompt=True, help="The first coordinator's sign-in name.")
@click.option("--nickname", prompt=True, help="What others call the coordinator.")
@click.option("--legal-name", prompt=True, help="Who the coordinator is by law.")
@click.option("--area", "areas", multiple=True, help="A slug of the friend bank's catalogue; give it once for each.")
@click.option("--admits-under-15", is_flag=True, help="Let in 13 and 14 year-olds, with a guardian's authorisation.")
@click.password_option(help="At least 8 characters.")
def found(*, password: str, **facts: Any) -> None:
    """Open a community with its first coordinator, who is told to sign in and invite the others."""
    if not HANDLE.regex.match(facts["handle"]):
        raise click.BadParameter("a-z, 0-9, dots and dashes, at least three", param_hint="handle")
    if not passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        raise click.BadParameter(f"{passwords.SHORTEST} to {passwords.LONGEST} characters", param_hint="password")
    password_hash = passwords.hash_password(password)
    try:
        with unit_of_work():
            founding.found_community(password_hash=password_hash, **facts)
    except AppError as error:
        raise click.ClickException(error.text["en"]) from error
    click.echo(f"{facts['name']} is open. {facts['handle']} can sign in.")


GROUPS = (accounts,)

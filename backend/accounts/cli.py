"""Commands: opening a community."""

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
@click.option("--admits-under-15", is_flag=True, help="Let in 13 and 14 year-olds, with a guardian's authorisation.")
@click.password_option(help="At least 8 characters.")
def found(name: str, handle: str, nickname: str, legal_name: str, password: str, *, admits_under_15: bool) -> None:
    """Open a community with its first coordinator, who is told to sign in and invite the others."""
    HANDLE(handle)
    if not passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        raise click.BadParameter(f"{passwords.SHORTEST} to {passwords.LONGEST} characters", param_hint="password")
    password_hash = passwords.hash_password(password)
    try:
        with unit_of_work():
            founding.found_community(
                name=name,
                handle=handle,
                nickname=nickname,
                legal_name=legal_name,
                password_hash=password_hash,
                admits_under_15=admits_under_15,
            )
    except AppError as error:
        raise click.ClickException(error.text["en"]) from error
    click.echo(f"{name} is open. {handle} can sign in.")


GROUPS = (accounts,)

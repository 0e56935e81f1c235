"""Commands every deployment needs; features add their own groups."""

import json

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from . import asyncapi, migrations, outbox, tasks
from .db import database


def init_cli(app: Flask) -> None:
    """Give `app` its common commands."""
    for command in (migrate, draft_migration, tasks_group, print_asyncapi):
        app.cli.add_command(command)


@click.command()
def migrate() -> None:
    """Bring the database's tables up to date."""
    migrations.upgrade(database())


@click.command("draft-migration")
@click.argument("message")
def draft_migration(message: str) -> None:
    """Write a migration from what the models changed."""
    migrations.draft(database(), message)


@click.group("tasks")
def tasks_group() -> None:
    """Background work."""


@tasks_group.command("run")
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@with_appcontext
def run_tasks(*, once: bool) -> None:
    """Work the queue in this process, for deployments with TASKS=separate."""
    if once:
        tasks.run_periodic_once()
        outbox.deliver_due()
    else:
        tasks.run_forever(current_app.extensions["flok_queue"])


@click.command("asyncapi")
def print_asyncapi() -> None:
    """Print the description of the websocket; `openapi print` does so for REST."""
    click.echo(json.dumps(asyncapi.document(), indent=1, sort_keys=True, ensure_ascii=False))

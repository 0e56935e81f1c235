"""Command line of the friend bank."""

import json
from typing import IO

import click

from .matching.errors import BadPool
from .matching.inventing import invent
from .matching.layers import BALANCED
from .matching.people import NOTHING_BARRED
from .matching.reading import read_people
from .matching.simulate import simulate


@click.group("friendbank")
def group() -> None:
    """The friend bank."""


@group.command("simulate")
@click.option("--population", type=click.IntRange(0, 200_000), default=300, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--input", "source", type=click.File("r"), help="A JSON list of people instead of invented ones.")
@click.option("--dial", type=click.FloatRange(0, 1), default=BALANCED, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
def run_simulation(population: int, seed: int, source: IO[str] | None, dial: float, *, as_json: bool) -> None:
    """Make one round among invented people and tell how it went; the dial goes from best fit to nobody left out."""
    try:
        people, barred = read_people(json.load(source)) if source else (invent(population, seed), NOTHING_BARRED)
        figures = simulate(people, barred, dial=dial)
    except ValueError as error:
        code = error.code if isinstance(error, BadPool) else "not_json"
        raise click.ClickException(f"{code}: {error}") from error
    if as_json:
        click.echo(json.dumps(figures))
    else:
        click.echo("\n".join(f"{name:<12} {value}" for name, value in figures.items()))


GROUPS = (group,)

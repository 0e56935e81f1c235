"""Command line of the friend bank."""

import json
from typing import IO

import click

from .matching.simulate import invent, read_people, simulate


@click.group("friendbank")
def group() -> None:
    """The friend bank."""


@group.command("simulate")
@click.option("--population", type=click.IntRange(2, 20_000), default=300, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--input", "source", type=click.File("r"), help="A JSON list of people instead of invented ones.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON.")
def run_simulation(population: int, seed: int, source: IO[str] | None, *, as_json: bool) -> None:
    """Make one round among invented people and tell how it went."""
    people = read_people(json.load(source)) if source else invent(population, seed)
    figures = simulate(people)
    if as_json:
        click.echo(json.dumps(figures))
    else:
        click.echo("\n".join(f"{name:<12} {value}" for name, value in figures.items()))


GROUPS = (group,)


GROUPS = (group,)

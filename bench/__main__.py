"""python -m bench NAME [--json] [--quick]: measure, print a table, and with --json one machine-readable last line."""

import json
import os
import pkgutil
import platform
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module

import click

import bench
from bench import Row

NAMES = [module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_")]


@click.command()
@click.argument("name", type=click.Choice(NAMES))
@click.option("as_json", "--json", is_flag=True, help="End with one line of JSON.")
@click.option("--quick", is_flag=True, help="Fewer and shorter repetitions: a look, not a figure.")
def main(name: str, *, as_json: bool, quick: bool) -> None:
    """Measure NAME on this machine."""
    rows: list[Row] = []
    for row in import_module(f"bench.{name}").measure(quick=quick):
        print(line(row), flush=True)
        rows.append(row)
    if as_json:
        print(report(name, rows))


def line(row: Row) -> str:
    """A figure for people."""
    return (
        f"{row.row:<36} {row.value:>12.3f} {row.unit:<8} n={row.n:<4}"
        + (f" ratio {row.ratio:.2f}" if row.ratio is not None else "")
        + (f" ({row.within[0]:.2f}-{row.within[1]:.2f})" if row.within else "")
    )


def report(name: str, rows: Sequence[Row]) -> str:
    """The figures for programs."""
    python = platform.python_version()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {python}"
    today = datetime.now(UTC).date().isoformat()
    return json.dumps({"bench": name, "machine": machine, "date": today, "rows": [asdict(row) for row in rows]})


if __name__ == "__main__":
    main()

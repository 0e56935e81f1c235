import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from backend.friendbank.catalogue import HOPES, INTERESTS, LANGUAGES, TIMES
from backend.friendbank.cli import group
from backend.friendbank.matching import simulate
from backend.friendbank.matching.people import Offer

KEYS = [
    *("n", "feasible", "covered", "good", "good_exact", "objective", "lp_bound"),
    *("violations", "seconds", "peak_mb", "greedy", "by_hand"),
]


def _run(*arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(group, ["simulate", *arguments, "--json"], catch_exceptions=False)
    figures: dict[str, object] = json.loads(result.output.splitlines()[-1])
    return figures


def test_a_seed_gives_the_same_figures_again() -> None:
    first, second = (_run("--population", "120", "--seed", "7") for _ in range(2))

    assert list(first) == KEYS
    for measured in ("seconds", "peak_mb"):
        first.pop(measured)
        second.pop(measured)
    assert first == second


def test_a_round_covers_more_than_greed_and_breaks_no_rule() -> None:
    figures = simulate.simulate(simulate.invent(200, seed=3))

    assert figures["violations"] == 0
    assert figures["feasible"] >= figures["covered"] >= figures["greedy"]["covered"]
    assert figures["good"] >= figures["greedy"]["good"]


def test_people_of_ones_own_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    area = {"latitude": 55.73, "longitude": 12.57}
    shared = {"age": 16, "languages": ["da"], "area": area, "reach": 30}
    file.write_text(json.dumps([{"id": 1, **shared}, {"id": 2, **shared}, {"id": 3, **shared, "age": 19}]))

    figures = _run("--input", str(file))

    assert (figures["n"], figures["feasible"], figures["covered"]) == (3, 2, 2)


def test_broken_rules_are_counted() -> None:
    people = simulate.read_people(
        [{"id": "a", "age": 16, "languages": ["da"]}, {"id": "b", "age": 20, "languages": ["so"]}]
    )

    assert simulate.count_violations(people, [Offer("a", "b", 1.0), Offer("b", "a", 1.0)]) == 2 * 2 + 2


def test_invented_people_speak_of_what_the_catalogue_has() -> None:
    people = simulate.invent(300, seed=1)

    assert frozenset().union(*(person.interests for person in people)) == set(INTERESTS)
    assert frozenset().union(*(person.languages for person in people)) == set(LANGUAGES)
    assert frozenset().union(*(person.times for person in people)) == set(TIMES)
    assert frozenset().union(*(person.hopes for person in people)) == set(HOPES)


def test_matching_knows_no_database_and_no_web() -> None:
    look = (
        "import sys, backend.friendbank.matching.simulate;"
        "print({name.split('.')[0] for name in sys.modules} & {'flask', 'sqlalchemy', 'marshmallow'})"
    )

    seen = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert seen.stdout.strip() == "set()"

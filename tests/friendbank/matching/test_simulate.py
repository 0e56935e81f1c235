import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from backend.friendbank.catalogue import HOPES, INTERESTS, LANGUAGES, TIMES
from backend.friendbank.cli import group
from backend.friendbank.matching.groups import Group
from backend.friendbank.matching.inventing import invent
from backend.friendbank.matching.people import Barred, Offer
from backend.friendbank.matching.round import Round
from backend.friendbank.matching.simulate import count_violations, simulate
from tests.friendbank.matching.making import somebody

KEYS = [
    *("n", "feasible", "covered", "good", "good_exact", "objective", "lp_bound"),
    *("violations", "seconds", "peak_mb", "greedy", "by_hand", "in_groups", "dial", "cpu_seconds"),
]


def _run(*arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(group, ["simulate", *arguments, "--json"], catch_exceptions=False)
    figures: dict[str, object] = json.loads(result.output.splitlines()[-1])
    return figures


def test_a_seed_gives_the_same_figures_again() -> None:
    first, second = (_run("--population", "120", "--seed", "7") for _ in range(2))

    assert list(first) == KEYS
    for measured in ("seconds", "cpu_seconds", "peak_mb"):
        first.pop(measured)
        second.pop(measured)
    assert first == second


def test_a_round_pleases_more_than_greed_or_hand_and_nearly_as_many_as_can_be() -> None:
    figures = simulate(invent(400, seed=3))

    assert figures["violations"] == 0
    assert figures["feasible"] >= figures["covered"] >= 0.97 * figures["feasible"]
    assert figures["good"] >= 0.98 * figures["good_exact"]
    assert figures["lp_bound"] >= figures["objective"] >= 0.99 * figures["lp_bound"]
    for way in ("greedy", "by_hand"):
        assert figures["covered"] > figures[way]["covered"]
        assert figures["good"] > figures[way]["good"]


def test_people_of_ones_own_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    area = {"latitude": 55.73, "longitude": 12.57}
    shared = {"age": 16, "languages": ["da"], "area": area, "reach": 30}
    file.write_text(json.dumps([{"id": 1, **shared}, {"id": 2, **shared}, {"id": 3, **shared, "age": 19}]))

    figures = _run("--input", str(file))

    assert (figures["n"], figures["feasible"], figures["covered"]) == (3, 2, 2)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "not_a_list"),
        ("[", "not_json"),
        ('[{"id": 1, "age": NaN, "languages": []}]', "not_a_number"),
        ('[{"id": 1, "age": 16, "languages": [], "looks": 9}]', "unknown_field: Nobody has looks."),
        ('[{"id": 1, "age": 16, "languages": []}, {"id": "1", "age": 15, "languages": []}]', "duplicate"),
    ],
)
def test_a_file_of_no_people_is_refused_with_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "people.json"
    file.write_text(text)

    result = CliRunner().invoke(group, ["simulate", "--input", str(file)])

    assert result.exit_code == 1
    assert told in result.output


def test_nobody_at_all() -> None:
    assert _run("--population", "0")["covered"] == 0


def test_broken_rules_are_counted() -> None:
    people = [somebody("a"), somebody("b", age=20, languages=frozenset({"so"})), somebody("c", most_together=2)]
    offers = [Offer("a", "b", 1.0), Offer("b", "a", 1.0)]

    assert count_violations(people, Round(offers, [], [], 0.0, 0.0)) == 2 * 2 + 2
    assert count_violations(people, Round([], [Group(("a", "b", "c"), 1.0, ())], [], 0.0, 0.0)) == 2 * 2 + 1
    barred = Barred(blocked=frozenset({frozenset({"a", "c"})}))
    assert count_violations(people, Round([Offer("a", "c", 1.0)], [], [], 0.0, 0.0), barred) == 1


def test_invented_people_speak_of_what_the_catalogue_has() -> None:
    people = invent(300, seed=1)

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

import json

from click.testing import CliRunner

from bench import Row
from bench.__main__ import line, main, report


def test_the_last_line_is_for_programs() -> None:
    rows = [
        Row(row="warm_s", value=1.25, unit="s", n=5),
        Row(row="cold_s", value=40.0, unit="s", n=1, ratio=32.0),
    ]

    answer = json.loads(report("startup", rows))

    assert set(answer) == {"bench", "machine", "date", "rows"}
    assert answer["bench"] == "startup"
    assert answer["rows"] == [
        {"row": "warm_s", "value": 1.25, "unit": "s", "ratio": None, "n": 5, "within": None},
        {"row": "cold_s", "value": 40.0, "unit": "s", "ratio": 32.0, "n": 1, "within": None},
    ]


def test_a_line_is_for_people() -> None:
    words = line(Row(row="cold_s", value=40.0, unit="s", n=1, ratio=32.0)).split()

    assert words == ["cold_s", "40.000", "s", "n=1", "ratio", "32.00"]


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    answer = CliRunner().invoke(main, ["nothing"])

    assert answer.exit_code == 2
    assert "startup" in answer.output

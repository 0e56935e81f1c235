from bench import Row
from bench.scrolling import figures


def test_the_long_room_is_compared_with_the_short_one() -> None:
    many, few = [16.0] * 17 + [48.0] * 3, [16.0] * 20

    assert list(figures(many, few)) == [
        Row(row="frame_p50_ms", value=16.0, unit="ms", n=20, ratio=1.0),
        Row(row="frame_p90_ms", value=48.0, unit="ms", n=20, ratio=3.0),
    ]

"""What a reporter hears."""

import pytest

from backend.core.text import LANGUAGES
from moderation import actions
from moderation.answers import answer_to_reporter
from tests.support.lix import lix


def test_it_says_whether_anything_was_done_and_nothing_more() -> None:
    done = {answer_to_reporter(action, "da") for action in ("hide", "warn", "reject", "suspend", "rename")}
    fine = {answer_to_reporter(action, "da") for action in (actions.DISMISS, actions.RELEASE)}
    assert len(done) == len(fine) == 1
    assert done != fine


@pytest.mark.parametrize("action", ["dismiss", "hide"])
def test_it_is_easy_to_read(action: str) -> None:
    assert lix(answer_to_reporter(action, "da")) <= 25
    assert len({answer_to_reporter(action, language) for language in LANGUAGES}) == len(LANGUAGES)

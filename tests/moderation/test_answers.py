"""What a reporter hears."""

import pytest

from backend.core.text import LANGUAGES
from moderation import actions
from moderation.answers import answer_to_reporter, is_fine
from tests.support.lix import lix


def test_it_says_whether_anything_was_done_and_nothing_more() -> None:
    assert [is_fine(action) for action in (actions.DISMISS, actions.RELEASE)] == [True, True]
    assert not any(map(is_fine, ("hide", "warn", "reject", "suspend", "rename", "end")))


@pytest.mark.parametrize("fine", [True, False])
def test_it_is_easy_to_read(fine: bool) -> None:
    assert lix(answer_to_reporter(fine=fine, language="da")) <= 25
    answers = {answer_to_reporter(fine=is_it, language=language) for language in LANGUAGES for is_it in (True, False)}
    assert len(answers) == 2 * len(LANGUAGES)

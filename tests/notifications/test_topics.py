"""Every kind of notice has its topic, and what a locked telephone shows tells nothing."""

import pytest

from backend.core.text import LANGUAGES
from backend.notifications import texts, topics
from tests.support.lix import lix

KINDS = sorted({*texts.TEMPLATES, *texts.WRITERS})
CALLS = {"moderation.escalated", "moderation.overdue", "moderation.paged"}
# Words that would tell strangers what this is about.
TELLING = ("anbragt", "anbring", "pleje", "care", "kommun", "moderat", "koordinat", "coordinat", " sag", "case")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_topic(kind: str) -> None:
    assert topics.topic_of(kind) in topics.TOPICS


def test_an_unknown_feature_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        topics.topic_of("weather.rain")


@pytest.mark.parametrize("severity", ["low", "medium", "high", "critical", None])
@pytest.mark.parametrize("kind", KINDS)
def test_only_grave_cases_are_urgent_and_only_staff_hear_of_them(kind: str, severity: str | None) -> None:
    data = {"severity": severity} if severity else {}
    grave = severity in {"high", "critical"}
    assert topics.is_urgent(kind, data) is (grave and kind in CALLS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("topic", [*topics.TOPICS, topics.SEVERAL])
def test_a_push_tells_nothing(topic: str, language: str, urgent: bool) -> None:
    title, body = texts.push_words(topic, language, urgent=urgent)
    assert title == "Flok"
    assert 0 < len(body) <= 60
    assert not [word for word in TELLING if word in body.lower()]
    assert lix(body) <= 35


def test_what_one_wants_until_one_says_otherwise() -> None:
    off = {topic: dict.fromkeys(topics.CHANNELS, False) for topic in topics.TOPICS}
    for topic in topics.TOPICS:
        for channel in topics.CHANNELS:
            assert topics.wants({}, topic, channel)
            assert topics.wants(off, topic, channel) is ((topic, channel) == ("safety", "app"))

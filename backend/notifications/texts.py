"""The words of every notice: short, warm, and in the reader's language.

A feature adds its kinds to TEMPLATES, named "feature.what_happened", with a title and a text in each language;
`{name}` is filled from the notice's data. A kind that needs more than filling in has a writer.
"""

from collections.abc import Callable, Mapping

from backend.core.text import LANGUAGES
from moderation.answers import answer_to_reporter

from . import statements

Words = tuple[str, str]
Data = Mapping[str, str]

TEMPLATES: dict[str, dict[str, Words]] = {
    # moderation
    "moderation.escalated": {
        "da": (
            "En sag har brug for jer",
            "En moderator beder koordinatorerne om hjælp. Tal sammen nu, og ring 112, hvis nogen er i fare.",
        ),
        "en": (
            "A case needs you",
            "A moderator asks the coordinators for help. Talk now, and call 112 if anyone is in danger.",
        ),
    },
    "moderation.overdue": {
        "da": (
            "En sag har ventet for længe",
            "Fristen er gået, og ingen har besluttet noget. Find en moderator, der kan tage den.",
        ),
        "en": (
            "A case has waited too long",
            "The deadline has passed and nobody has decided. Find a moderator who can take it.",
        ),
    },
}


def _answer(data: Data, language: str) -> Words:
    title = {"da": "Svar på det, du sagde til om", "en": "About what you told us"}
    return title[language], answer_to_reporter(data["action"], language)


WRITERS: dict[str, Callable[[Data, str], Words]] = {
    "moderation.answer": _answer,
    "moderation.decision": statements.write,
}


def render(kind: str, data: Data, language: str) -> Words:
    """Title and text of a notice; raises KeyError for an unknown kind or missing data."""
    if writer := WRITERS.get(kind):
        return writer(data, language)
    title, text = TEMPLATES[kind][language]
    return title.format_map(data), text.format_map(data)


def check(kind: str, data: Data) -> None:
    """Raise KeyError unless the notice can be worded in every language."""
    for language in LANGUAGES:
        render(kind, data, language)

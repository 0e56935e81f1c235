"""How words stand in the index, each with a letter before it that says what it is: room, stem, or word as it is."""

from collections.abc import Sequence

from backend.core.words import BEGINNING, Question, split, stem


def of_message(room_id: str, text: str) -> str:
    """What is kept of a message: enough to find it by, and in no order, so that it can hardly be read."""
    words = split(text)
    return " ".join(sorted({_room(room_id), *(f"s{stem(word)}" for word in words), *(f"w{word}" for word in words)}))


def for_fts(room_ids: Sequence[str], question: Question) -> str:
    """A question to SQLite's FTS5. Every mark stands in quotes, so nothing in it can be an operator."""
    beginning = f' OR "w{question.last}"*' if len(question.last) >= BEGINNING else ""
    last = f'("s{stem(question.last)}"{beginning})'
    rooms = " OR ".join(f'"{_room(room_id)}"' for room_id in room_ids)
    return " AND ".join([f"({rooms})", *(f'"s{one}"' for one in question.stems), last])


def for_tsquery(room_ids: Sequence[str], question: Question) -> str:
    """The same question to PostgreSQL, as a tsquery."""
    beginning = f" | 'w{question.last}':*" if len(question.last) >= BEGINNING else ""
    last = f"('s{stem(question.last)}'{beginning})"
    rooms = " | ".join(f"'{_room(room_id)}'" for room_id in room_ids)
    return " & ".join([f"({rooms})", *(f"'s{one}'" for one in question.stems), last])


def _room(room_id: str) -> str:
    return f"r{room_id}"

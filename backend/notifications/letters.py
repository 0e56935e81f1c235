"""The mails: neutral in sender, subject and body, in the reader's language, as plain text and as simple HTML."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from html import escape

from backend.core import clock
from backend.core.config import Settings

_SUBJECTS = {
    "code": {"da": "Din kode", "en": "Your code"},
    "digest": {"da": "Der er nyt til dig", "en": "There is something new for you"},
}
# One and many, because "1 nye beskeder" is not how people write.
_COUNTS: dict[str, dict[str, tuple[str, str]]] = {
    "messages": {"da": ("1 ny besked", "{} nye beskeder"), "en": ("1 new message", "{} new messages")},
    "invitations": {
        "da": ("1 ting at svare på", "{} ting at svare på"),
        "en": ("1 thing to answer", "{} things to answer"),
    },
    "events": {
        "da": ("1 nyt om noget, der sker", "{} nyt om noget, der sker"),
        "en": ("1 piece of news about what happens", "{} pieces of news about what happens"),
    },
    "safety": {"da": ("1 vigtig besked", "{} vigtige beskeder"), "en": ("1 important note", "{} important notes")},
}
_WORDS = {
    "code": {"da": "Skriv denne kode i appen: {code}", "en": "Write this code in the app: {code}"},
    "code_rest": {
        "da": "Den virker i en halv time. Har du ikke bedt om den, så gør ikke noget.",
        "en": "It works for half an hour. If you did not ask for it, do nothing.",
    },
    "open": {"da": "Se det her: {url}", "en": "See it here: {url}"},
    "stop": {
        "da": "Vil du ikke have mail? Slå det fra her: {url}",
        "en": "Don't want mail? Switch it off here: {url}",
    },
}

_public_url = ""
_domain = ""


def configure(settings: Settings) -> None:
    """Write mails that lead back to this deployment."""
    global _public_url, _domain
    _public_url = settings.public_url
    _domain = parseaddr(settings.mail_from or "")[1].rpartition("@")[2] or "localhost"


def code_letter(*, to: str, language: str, letter_id: str, code: str) -> EmailMessage:
    """The mail that shows that an address is somebody's own."""
    lines = [_WORDS["code"][language].format(code=code), _WORDS["code_rest"][language]]
    return _letter("code", to=to, language=language, letter_id=letter_id, lines=lines)


def digest_letter(
    *, to: str, language: str, letter_id: str, counts: Mapping[str, int], unsubscribe_token: str
) -> EmailMessage:
    """The mail that tells how much there is, and nothing of what; stopped with one click (RFC 8058)."""
    told = [_count(topic, counts[topic], language) for topic in _COUNTS if counts.get(topic)]
    opened = _WORDS["open"][language].format(url=_public_url)
    stopped = _WORDS["stop"][language].format(url=f"{_public_url}/me/notifications")
    letter = _letter("digest", to=to, language=language, letter_id=letter_id, lines=[*told, opened, stopped])
    letter["List-Unsubscribe"] = f"<{_public_url}/api/v1/notifications/mail/unsubscribe/{unsubscribe_token}>"
    letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return letter


def _count(topic: str, number: int, language: str) -> str:
    one, many = _COUNTS[topic][language]
    return one if number == 1 else many.format(number)


def _letter(kind: str, *, to: str, language: str, letter_id: str, lines: list[str]) -> EmailMessage:
    letter = EmailMessage()
    letter["To"] = to
    letter["Subject"] = _SUBJECTS[kind][language]
    letter["Date"] = format_datetime(clock.now())
    # The same when it is tried again, so that a mailbox can tell that it has it.
    letter["Message-ID"] = f"<{letter_id}@{_domain}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content("\n\n".join(lines) + "\n", cte="quoted-printable")
    paragraphs = "".join(f"<p>{_with_link(line)}</p>" for line in lines)
    letter.add_alternative(f'<!doctype html><html lang="{language}"><body>{paragraphs}</body></html>', subtype="html")
    letter["Content-Language"] = language
    return letter


def _with_link(line: str) -> str:
    words, _, url = line.partition(_public_url)
    if not _public_url or _public_url not in line:
        return escape(line)
    address = escape(_public_url + url)
    return f'{escape(words)}<a href="{address}">{address}</a>'

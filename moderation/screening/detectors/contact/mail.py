"""E-mail addresses, also spelled out, and links to personal profiles."""

import re
from collections.abc import Iterator
from functools import cache

from moderation.screening.detectors.contact.clues import Clues, Finding
from moderation.screening.normalise import load_data

_AT = re.compile(
    r"@|\bsnabel[- ]?a\b|[(\[{<]\s?(?:at|a|snabel[- ]?a|alfa)\s?[)\]}>]|\bat\b"
    r"|(?<=\w) (?=(?:gmail|hotmail|outlook|icloud|yahoo|live)[ .](?:com|dk)\b)"
    r"|\bkroelle ?a(?:lfa)?\b|\balfa ?kroelle\b|-at-|_at_"
)
_LOCAL = re.compile(r"([a-z0-9][a-z0-9.+_-]{0,63})['\"\s]{0,4}\Z")
_LINK = re.compile(
    r"\b(?:(?:instagram|snapchat|tiktok|facebook|twitter|twitch|telegram|discord|discordapp|threads|bereal|linktr"
    r"|steamcommunity|messenger|onlyfans)"
    r"\s?(?:\.|\bdot\b|\bpunktum\b)\s?(?:com|gg|tv|me|net|ee|dk)|t\.me|wa\.me|m\.me|discord\.gg|linktr\.ee|fb\.me|snap\.com|x\.com|bere\.al|ig\.me)"
    r"\s?/\s?([a-z0-9@._/%?=-]{2,80})"
)
_NOT_PERSONAL = re.compile(
    r"(?:events?|p|reel|reels|explore|watch|hashtag|tag|help|legal|about|discover|lens|spotlight|business|developers"
    r"|groups?|pages?|search|music|video|download|tv|directory|channels/@me)(?:/|\?|\Z)"
    r"|[^/]+/(?:video|posts?|status|photos?|photo)/"
)


# Nothing that `_domain` knows can stand in a text without one of these; far cheaper to look for.
_HOST_MARKS = (".", "dot", "punkt", "prik", *load_data("contact_info")["mail"]["providers"])


# Nor anything that `_AT` knows without one of these.
_AT_MARKS = ("@", "at", "live", "snabel", "kroelle", "alfa", *"([{<", *load_data("contact_info")["mail"]["providers"])


@cache
def _providers() -> tuple[str, ...]:
    return tuple(load_data("contact_info")["mail"]["providers"])


@cache
def _domain() -> re.Pattern[str]:
    """What follows the at sign: a host with its dot, or a provider everybody knows."""
    data = load_data("contact_info")["mail"]
    providers, domains = "|".join(data["providers"]), "|".join(data["domains"])
    dot = r"\s?(?:\.|[(\[{<]\s?(?:dot|punktum|prik|\.)\s?[)\]}>]|\b(?:dot|punktum|punkt|prik)\b)\s?"
    host = r"[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3}"
    return re.compile(rf"\s?(?:([a-z0-9-]{{2,40}}){dot}(?:{domains})\b|(?:{providers})\b|{host}\b)")


def find(clues: Clues) -> Iterator[Finding]:
    """Every mail address and profile link that is not an office's."""
    yield from _addresses(clues)
    if "/" in clues.text:
        yield from _links(clues)


def _addresses(clues: Clues) -> Iterator[Finding]:
    text = clues.text
    if not (any(mark in text for mark in _HOST_MARKS) and any(mark in text for mark in _AT_MARKS)):
        return
    mailboxes = frozenset(clues.data["public"]["mailboxes"])
    for at in _AT.finditer(clues.text):
        host = _domain().match(clues.text, at.end())
        local = _LOCAL.search(clues.text[max(0, at.start() - 66) : at.start()])
        if not host or not local or local[1].strip(".-_") in mailboxes or _is_mention(at, clues.text):
            continue
        start = at.start() - len(local[0])
        owner = clues.owner(start)
        yield Finding("mail", "gives a mail address", start, host.end(), "own" if owner == "office" else owner)


def _is_mention(at: re.Match[str], text: str) -> bool:
    """Whether the sign begins a user name ("kom nu @mie.h") rather than stands in an address."""
    stands_so = at.group() == "@" and text[at.start() - 1 : at.start()] == " " and text[at.end() : at.end() + 1] != " "
    return stands_so and not text.startswith(_providers(), at.end())


def _links(clues: Clues) -> Iterator[Finding]:
    for link in _LINK.finditer(clues.text):
        path = link[1].lstrip("@").removeprefix("add/")
        is_public = any(word in path for word in clues.data["public"]["profiles"])
        if is_public or _NOT_PERSONAL.match(path):
            continue
        owner = clues.owner(link.start())
        if owner != "office":
            yield Finding("link", "links to a personal profile", link.start(), link.end(), owner)

"""E-mail addresses, also spelled out, and links to personal profiles."""

import re
from collections.abc import Iterator

from moderation.screening.detectors.contact.clues import Clues, Finding
from moderation.screening.detectors.contact.hosts import AT, DOTTED_DOMAIN_SIGN, HOST, PROVIDERS
from moderation.screening.detectors.contact.signs import ATS, DOMAINS, HOSTS, count

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


def may_find(clues: Clues) -> bool:
    """Whether a text has what `find` needs."""
    return _may_hold_address(clues) or "/" in clues.text


def may_end(tail: int, text: str) -> bool:
    """Whether an address or a link may end in the tail of a text, by its signs."""
    return count(tail, HOSTS) + count(tail, DOMAINS) > 0 or "/" in text


def find(clues: Clues) -> Iterator[Finding]:
    """Every mail address and profile link that is not an office's."""
    if _may_hold_address(clues):
        yield from _addresses(clues)
    if "/" in clues.text:
        yield from _links(clues)


def _may_hold_address(clues: Clues) -> bool:
    signs = clues.signs
    if not count(signs, ATS):
        return False
    return count(signs, HOSTS) > 0 or (count(signs, DOMAINS) > 0 and bool(DOTTED_DOMAIN_SIGN.search(clues.text)))


def _addresses(clues: Clues) -> Iterator[Finding]:
    mailboxes = frozenset(clues.data["public"]["mailboxes"])
    for at in AT.finditer(clues.text):
        host = HOST.match(clues.text, at.end())
        local = _LOCAL.search(clues.text[max(0, at.start() - 66) : at.start()])
        if not host or not local or local[1].strip(".-_") in mailboxes or _is_mention(at, clues.text):
            continue
        start = at.start() - len(local[0])
        owner = clues.owner(start)
        yield Finding("mail", "gives a mail address", start, host.end(), "own" if owner == "office" else owner)


def _is_mention(at: re.Match[str], text: str) -> bool:
    """Whether the sign begins a user name ("kom nu @mie.h") rather than stands in an address."""
    stands_so = at.group() == "@" and text[at.start() - 1 : at.start()] == " " and text[at.end() : at.end() + 1] != " "
    return stands_so and not text.startswith(PROVIDERS, at.end())


def _links(clues: Clues) -> Iterator[Finding]:
    for link in _LINK.finditer(clues.text):
        path = link[1].lstrip("@").removeprefix("add/")
        is_public = any(word in path for word in clues.data["public"]["profiles"])
        if is_public or _NOT_PERSONAL.match(path):
            continue
        owner = clues.owner(link.start())
        if owner != "office":
            yield Finding("link", "links to a personal profile", link.start(), link.end(), owner)

"""At signs and hosts, however written, each beside the sign by which a piece of a text is known to take part in one."""

import re

from moderation.screening.normalise import load_data

_MAIL = load_data("contact_info")["mail"]
PROVIDERS = tuple(_MAIL["providers"])
_PROVIDERS, _DOMAINS = "|".join(PROVIDERS), "|".join(_MAIL["domains"])
_BESIDE = "gmail|hotmail|outlook|icloud|yahoo|live"
_SPOKEN_DOTS = "dot|punktum|punkt|prik"

_AT_BY_SIGN = {
    "@": "@",
    "snabel": r"\bsnabel[- ]?a\b",
    r"[(\[{<]": r"[(\[{<]\s?(?:at|a|snabel[- ]?a|alfa)\s?[)\]}>]",
    r"\bat\b": r"\bat\b",
    rf"\A(?:{_BESIDE})": rf"(?<=\w) (?=(?:{_BESIDE})[ .](?:com|dk)\b)",
    "kroelle": r"\bkroelle ?a(?:lfa)?\b|\balfa ?kroelle\b",
    "[-_]at[-_]": "-at-|_at_",
}
AT = re.compile("|".join(_AT_BY_SIGN.values()))
AT_SIGN = re.compile("|".join(_AT_BY_SIGN))

# What follows the at sign: a host with its dot, or a provider everybody knows.
_DOT = rf"\s?(?:\.|[(\[{{<]\s?(?:dot|punktum|prik|\.)\s?[)\]}}>]|\b(?:{_SPOKEN_DOTS})\b)\s?"
_DOTTED = r"[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){1,3}"
HOST = re.compile(rf"\s?(?:([a-z0-9-]{{2,40}}){_DOT}(?:{_DOMAINS})\b|(?:{_PROVIDERS})\b|{_DOTTED}\b)")
HOST_SIGN = re.compile(rf"{_PROVIDERS}|[a-z0-9-]{{2}}\.[a-z0-9-]{{2}}")
DOMAIN_SIGN = re.compile(rf"\b(?:{_DOMAINS})\b")
DOTTED_DOMAIN_SIGN = re.compile(rf"(?:[.)\]}}>]|{_SPOKEN_DOTS})\s?(?:{_DOMAINS})\b")

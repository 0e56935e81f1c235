"""Secrets people carry: session tokens, invitation codes, and the token that guards cookies."""

import hashlib
import secrets

# Crockford's base 32: no letter that looks like a digit.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")
CODE_LENGTH = 10
SESSION_COOKIE, CSRF_COOKIE = "flok_session", "flok_csrf"


def new_token() -> str:
    """A session token of 256 random bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """An invitation code of 50 random bits, as it is printed: ABCDE-FGHJK."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(CODE_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def hash_token(token: str) -> str:
    """What is kept of a token; it is random enough to need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_code(code: str) -> str:
    """What is kept of a code, however it was typed."""
    plain = "".join(c for c in code.upper() if c.isalnum()).translate(_LOOKALIKES)
    return hashlib.sha256(b"invitation:" + plain.encode()).hexdigest()


def csrf_token_of(token: str) -> str:
    """The token a page must send beside the session cookie; made from it, so nothing more is kept."""
    return hashlib.sha256(b"csrf:" + token.encode()).hexdigest()[:40]

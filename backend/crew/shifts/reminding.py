"""What is said about shifts, in the transaction that is its cause."""

from collections.abc import Iterable
from datetime import timedelta

from backend.notifications import service as notifications

from .models import Shift

TOPIC = "crew.shift_reminder"
DAY = timedelta(days=1)
WORDS = {
    "door": ("Døren", "The door"),
    "host": ("Aftenens vært", "Host of the evening"),
    "kitchen": ("Køkkenet", "The kitchen"),
    "clean_up": ("Oprydning", "Cleaning up"),
    "shopping": ("Indkøb", "Shopping"),
    "other": ("En opgave", "A task"),
}


def tell(account_ids: Iterable[str], kind: str, shift: Shift, *, cause: str) -> None:
    """Leave people a notice about a shift; of one cause once."""
    danish, english = WORDS[shift.duty]
    when = f"{shift.local_start:%d/%m %H.%M}"
    data = {"duty": danish, "duty_en": english, "when": when}
    notifications.notify(
        account_ids=account_ids, kind=kind, data=data, link="/events?crew", cause=f"shift:{shift.id}:{cause}"
    )

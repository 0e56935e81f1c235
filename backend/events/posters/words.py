"""What stands on a poster besides the organiser's own words."""

DAYS = {
    "da": ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
WORDS = {
    "da": {
        "date": "{day}. {month}",
        "clock": "%H.%M",
        "to": "til",
        "first": "De første ti minutter",
        "leave": "Når du vil gå",
        "free": "Det koster ikke noget.",
        "how": "Hold dit kamera op til billedet. Har du ingen telefon, så spørg en voksen her.",
        "drawing": "Et billede, som et kamera kan læse",
    },
    "en": {
        "date": "{day} {month}",
        "clock": "%H:%M",
        "to": "to",
        "first": "The first ten minutes",
        "leave": "When you want to leave",
        "free": "It costs nothing.",
        "how": "Hold your camera up to the picture. No phone? Ask an adult here.",
        "drawing": "A picture a camera can read",
    },
}

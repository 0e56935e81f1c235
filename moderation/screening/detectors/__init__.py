"""The detectors, in the order their reasons are given; every one is always run, and likeness where none spoke."""

from moderation.screening.detectors.base import Detector
from moderation.screening.detectors.contact_info import ContactInfo
from moderation.screening.detectors.resembling import Resembling
from moderation.screening.detectors.ruled import Ruled
from moderation.screening.detectors.self_harm import SelfHarm
from moderation.screening.lexicon import Lexicon
from moderation.screening.verdict import Label

RULED = tuple(label for label in Label if label not in (Label.CONTACT_INFO, Label.SELF_HARM))
_LEXICON = Lexicon()
_SELF_HARM, _RULED = SelfHarm(_LEXICON), Ruled(RULED, _LEXICON)
RESEMBLING = Resembling((_SELF_HARM.rules, _RULED.rules))
DETECTORS: tuple[Detector, ...] = (ContactInfo(_LEXICON), _SELF_HARM, _RULED)

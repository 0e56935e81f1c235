"""The detectors, in the order their reasons are given; every one is always run."""

from moderation.screening.detectors import contact_info, self_harm
from moderation.screening.detectors.base import Detector

DETECTORS: tuple[Detector, ...] = (contact_info.ContactInfo(), self_harm.SelfHarm())

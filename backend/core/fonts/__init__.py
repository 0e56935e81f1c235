"""The letters that printed pages are set in: Danish, Greenlandic, Arabic and Ethiopic (licence: OFL.txt)."""

from pathlib import Path

FONTS = Path(__file__).parent

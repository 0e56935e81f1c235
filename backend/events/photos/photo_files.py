"""The files of photos of events."""

from backend.core.picture_files import PictureFiles

# As wide as a phone shows it, and as one sees it when it fills the screen.
SIDES = (1280, 640)
_files = PictureFiles("event")
store, find, drop, drop_lost = _files.store, _files.find, _files.drop, _files.drop_lost

"""The files of pictures somebody says in a room."""

from backend.core.picture_files import PictureFiles

_files = PictureFiles()
store, find, drop, drop_lost = _files.store, _files.find, _files.drop, _files.drop_lost

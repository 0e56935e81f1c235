"""The Flok server. Importing `backend` imports nothing: see `backend/app.py`."""

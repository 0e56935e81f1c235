"""Databases beside the one there is."""

from pathlib import Path

from sqlalchemy import create_engine, make_url, text


def make_beside(url: str, name: str) -> str:
    """The URL of an empty database called `name` on the server, or in the folder, of the one at `url`."""
    there = make_url(url)
    if there.get_backend_name() == "sqlite":
        folder = Path(there.database or "").parent
        for old in folder.glob(f"{name}.db*"):
            old.unlink()
        return there.set(database=str(folder / f"{name}.db")).render_as_string(hide_password=False)
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    server.dispose()
    return there.set(database=name).render_as_string(hide_password=False)

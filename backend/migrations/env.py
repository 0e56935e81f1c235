"""Alembic runs this: migrations on the connection it was handed."""

from alembic import context

from backend.core.db import Base
from backend.core.migrations import is_modelled

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=context.config.attributes["connection"].dialect.name == "sqlite",
    user_module_prefix="db.",
    include_name=is_modelled,
)
with context.begin_transaction():
    context.run_migrations()

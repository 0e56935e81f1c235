"""Photos of events."""

import sqlalchemy as sa
from alembic import op

from backend.core import db

revision = "7a10c0ffee1a"
down_revision = "7a10c0ffee15"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events_photos",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["accounts.id"], name=op.f("fk_events_photos_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events_photos")),
        sa.UniqueConstraint("owner_id", "client_id", name=op.f("uq_events_photos_owner_id_client_id")),
    )
    op.create_index("ix_events_photos_created", "events_photos", ["created_at"])
    with op.batch_alter_table("events") as events:
        events.add_column(sa.Column("photo_id", sa.String(length=32), nullable=True))
        events.create_foreign_key(op.f("fk_events_photo_id"), "events_photos", ["photo_id"], ["id"])
        events.create_index(op.f("ix_events_photo_id"), ["photo_id"])


def downgrade() -> None:
    with op.batch_alter_table("events") as events:
        events.drop_index(op.f("ix_events_photo_id"))
        events.drop_constraint(op.f("fk_events_photo_id"), type_="foreignkey")
        events.drop_column("photo_id")
    op.drop_table("events_photos")

"""Shifts, pages that are answered, and concerns handed over to the municipality."""

revision = "7a10c0ffee08"
down_revision = "7a10c0ffee07"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass

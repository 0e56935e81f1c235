"""Sanctions, statements of reasons, second words, appeals, and looks on record."""

revision = "7a10c0ffee07"
down_revision = "7a10c0ffee06"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass

"""What rules caught, calibration, and the state of conversations."""

revision = "7a10c0ffee09"
down_revision = "7a10c0ffee08"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass

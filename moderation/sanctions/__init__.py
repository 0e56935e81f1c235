"""What somebody may not do for a while, or any more: decided, given reasons for, and ended."""

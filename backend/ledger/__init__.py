"""The ledger: what is in each pot, and every amount that went in or out, for good."""

"""Opaque identifiers."""

import os
import time


def new_id() -> str:
    """32 hexadecimal characters, sortable by creation to the millisecond (UUID version 7, RFC 9562)."""
    stamp = (time.time_ns() // 1_000_000).to_bytes(6, "big")
    noise = bytearray(os.urandom(10))
    noise[0] = 0x70 | (noise[0] & 0x0F)
    noise[2] = 0x80 | (noise[2] & 0x3F)
    return (stamp + bytes(noise)).hex()

"""Who is on watch, and when: shifts, the hand-over between them, and an honest answer to whether somebody looks."""

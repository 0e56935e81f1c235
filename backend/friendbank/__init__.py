"""The friend bank: profiles, proposals that volunteers approve, two blind answers, friendships."""

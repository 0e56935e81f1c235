"""Mirrors the tree: the tests of backend/chat/service.py are in tests/chat/test_service.py."""

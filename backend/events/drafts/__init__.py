"""What an organiser has not posted yet: theirs alone, kept while they write."""

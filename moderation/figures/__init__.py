"""How well moderation does its work: for coordinators in detail, for everybody twice a year."""

"""Who knows whom, so that nobody handles a case about somebody they know."""

"""Jobs with local employers, which youths see once the hours and tasks are lawful at their age."""

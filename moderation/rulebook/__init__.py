"""What each rule of screening caught, day by day, without a word of it; and which rules behave unlike themselves."""

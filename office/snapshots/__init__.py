"""What each screen shows now. One look at the room serves them all."""

"""What happened on past days, in figures: how many came, how long they waited and were served, and how it ended."""

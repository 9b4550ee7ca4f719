"""What every door shares: who comes in, how a call is declared, how an error is said."""

"""What an office knows and does. No Flask and no sockets in here."""

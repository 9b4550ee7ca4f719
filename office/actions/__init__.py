"""One function for each thing a person does. Each is one transaction."""

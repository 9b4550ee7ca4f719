"""The pages on which the office's settings are changed: each part declared once, drawn and judged like every other."""

"""The monthly report: a month in figures, pictures and words on A4, to be read, filed and sent upwards."""

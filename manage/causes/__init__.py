"""Why people had to wait: past days re-run, day by day, in a process like that of the rehearsals."""

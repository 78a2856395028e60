"""How the program is watched while it runs: health, logs, figures, and starting in turn."""

"""What several processes of one installation have in common: counts, and where they read."""

"""Rounds: the team answers separately, then sees where it truly differs."""

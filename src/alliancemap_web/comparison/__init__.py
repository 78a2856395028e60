"""Candidates side by side, and where alliances clash."""

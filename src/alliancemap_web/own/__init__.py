"""Owning an installation: backup, restore, upgrade, look it over, take out, people's ways in."""

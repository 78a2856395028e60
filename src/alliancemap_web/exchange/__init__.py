"""Alliances in and out: tables of partners, alliance files, everything at once."""

"""Prints: turns the picture into files that people open."""

"""Fills an empty installation with made-up firms, so that a size can be tried before it is had."""

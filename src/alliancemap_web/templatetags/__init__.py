"""The words and small pictures that templates ask for."""

"""Commands of Django that the face carries out in its own way."""

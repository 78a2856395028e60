"""What is kept of persons: told to them, and taken away."""

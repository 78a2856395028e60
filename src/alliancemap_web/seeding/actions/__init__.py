"""Makes the rows of drawn firms, and keeps them."""

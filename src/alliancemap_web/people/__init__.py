"""The people who have an account: signing up, in and out, and what an account holds."""

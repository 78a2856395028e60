"""The log as the owners of a workspace read it: sentences, chosen and paged, and as a table."""

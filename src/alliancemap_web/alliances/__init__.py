"""The alliances that people can look at: the demonstration's files, kept in every version."""

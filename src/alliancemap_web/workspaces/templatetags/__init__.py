"""The tags of the pages of members."""

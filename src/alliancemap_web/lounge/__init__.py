"""The lounge: the page for a phone without a network, its files, and the talks kept for people."""

"""What is told of an alliance to whom: briefs, packs, share links, the digest."""

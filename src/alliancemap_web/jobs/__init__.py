"""Work that is done in the background, without a broker."""

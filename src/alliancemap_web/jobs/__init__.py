"""Work that is done in the background, without a broker: what waits is kept in the database."""

"""A firm's alliances: kept act by act, shown, answered, and as they were on any day."""

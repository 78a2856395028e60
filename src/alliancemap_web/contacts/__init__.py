"""Who knows whom, what holds when somebody leaves, stories, and the firm's readiness."""

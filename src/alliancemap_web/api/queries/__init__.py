"""Every read of this room: keys, answers kept for a repeated request, webhooks."""

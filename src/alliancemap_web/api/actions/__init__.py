"""Every write of this room: keys, answers kept for a repeated request, webhooks."""

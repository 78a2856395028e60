"""Who saw, changed, shared and exported what: entries chained to one another, never changed."""

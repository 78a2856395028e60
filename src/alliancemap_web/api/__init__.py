"""The REST interface: keys, endpoints, idempotency, webhooks."""

"""Why we do this, conditions of support, decisions, and private forecasts."""

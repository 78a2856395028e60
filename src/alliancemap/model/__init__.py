"""Decides: scores, gates, futures, verdict, questions and advice, from values alone."""

"""Decides: scores, gates, futures, verdict, questions and advice, from values alone.

The phone decides by a twin in JavaScript whose files have the names of these. conformance/README.md
has the rules that both keep; the tests in tests/lounge/twin hold them together.
"""

"""The meeting made from a round's disagreement, live, and the minute it leaves."""

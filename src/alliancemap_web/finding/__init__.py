"""What needs attention, and search over all that a member may see."""

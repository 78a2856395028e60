"""The partner's view: ours, our guess of theirs, and theirs, kept apart until both reveal."""

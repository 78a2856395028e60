"""Golden files: what was made once, looked at by a person, and kept."""

from pathlib import Path


def hold(kept: Path, made: bytes, *, renew: bool) -> str | None:
    """Hold what was made against the kept file, byte for byte; say what is wrong, or None.

    When they differ the new file is written beside the old one as <name>.golden-new, to be compared
    by eye. With renew it is written over the old one instead.
    """
    beside = kept.with_name(kept.name + ".golden-new")
    if renew or (kept.is_file() and kept.read_bytes() == made):
        if renew:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(made)
        beside.unlink(missing_ok=True)
        return None
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes(made)
    reason = "differs from its golden file" if kept.is_file() else "has no golden file yet"
    return f"{kept.name} {reason}; compare {beside}, then run: python3 dev.py goldens"

"""Scripts, style sheets and pages without what only readers need, line by line as they were."""


def light(source: str) -> str:
    """Return a script or style sheet without comments that fill whole lines, and unindented.

    Each line keeps its number, so that a browser's message leads to the place in the source. A
    script with a text over several lines stays as it is: a line in it may only look like a comment.
    """
    if any(line.count("`") % 2 for line in source.splitlines()):
        return source
    kept, is_inside = [], False
    for line in source.split("\n"):
        text = line.strip()
        begins = not is_inside and text.startswith("/*")
        is_comment = is_inside or begins or text.startswith("//")
        if is_inside or begins:
            is_inside = "*/" not in text
            # What stands behind the end of a comment is no comment.
            is_comment = is_inside or text.endswith("*/")
        kept.append("" if is_comment else text)
    return "\n".join(kept)


def unindented(page: str) -> str:
    """Return a page without the spaces before its lines."""
    return "\n".join(line.strip() for line in page.split("\n"))

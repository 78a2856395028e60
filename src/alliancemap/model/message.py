"""What the model says instead of sentences: a code and the values that go with it."""

from dataclasses import dataclass

Value = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A code that `words.say` turns into a sentence, and its values by name.

    Value names tell their kind: `factor`, `theme`, `gate`, `form`, `rule` and their plurals hold
    ids; names ending in `_score` hold thousandths of a level; names ending in `_share` hold
    thousandths; `day` holds an ISO day; all others are plain text or whole numbers.
    """

    code: str
    values: tuple[tuple[str, Value], ...] = ()

    def value(self, name: str) -> Value:
        """Return the value called `name`; KeyError when the message has none."""
        return dict(self.values)[name]


def message(code: str, **values: Value) -> Message:
    """Return the Message `code` with its values in the order given."""
    return Message(code, tuple(values.items()))

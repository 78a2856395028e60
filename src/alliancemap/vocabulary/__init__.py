"""The dictionary: every term in both languages, how it is found in a text, and the word check."""

from alliancemap.vocabulary.dictionary import Entry, dictionary
from alliancemap.vocabulary.differing import differing
from alliancemap.vocabulary.marking import Finder, Form, Found, finder
from alliancemap.vocabulary.word_checks import READINGS, WordCheck, word_checks

__all__ = [
    "READINGS",
    "Entry",
    "Finder",
    "Form",
    "Found",
    "WordCheck",
    "dictionary",
    "differing",
    "finder",
    "word_checks",
]

"""The choice of what to read in a document that shows its own changes."""

from typing import Literal, get_args

Redline = Literal["new", "old", "both"]
"""The clean new text, the text before the changes, or every word of both."""

REDLINES: tuple[Redline, ...] = get_args(Redline)

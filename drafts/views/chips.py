"""Filters of a list, each with what it leaves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Chip:
    """A filter with how many rows it leaves."""

    name: str
    count: int
    address: str
    is_current: bool

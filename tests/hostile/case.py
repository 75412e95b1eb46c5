"""One hostile file and what must become of it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A family of hostile files.

    `make` makes it at the size of a test, `at_full_size` as large as an attacker would, where that differs; the
    bench uses the latter. The answer is either `refused` (words of the message) or the `text` of the only part
    (None: any), with the codes of the `doubts` that a person is told. `only_caged`: it may kill or exhaust the
    process that reads it, so that only the cage may open it. `full_refused`: the refusal at full size, where it
    is another one; at full size a case that is read otherwise may also be refused by the limits of the cage.
    """

    make: Callable[[], bytes]
    name: str
    refused: str = ""
    text: str | None = None
    doubts: tuple[str, ...] = ()
    at_full_size: Callable[[], bytes] | None = None
    full_refused: str = ""
    only_caged: bool = False

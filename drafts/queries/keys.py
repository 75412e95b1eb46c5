"""Keys of what is cached: made of the texts themselves and of the version of the engines."""

import hashlib
from collections.abc import Iterable

from drafts.engine.parts import Part

ENGINE_VERSION = "4"
"""Part of every cache key: raise it when an engine's answer changes."""


def content_key(parts: Iterable[Part]) -> str:
    """A key of the texts themselves, so that equal texts share every cached result."""
    return digest(repr(part) for part in parts)


def digest(pieces: Iterable[str]) -> str:
    """SHA-256 over the pieces and the version of the engines, in hexadecimal."""
    total = hashlib.sha256(ENGINE_VERSION.encode())
    for piece in pieces:
        total.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    return total.hexdigest()

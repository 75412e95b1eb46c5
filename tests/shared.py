"""Real treaty texts for the tests. They are not ours to redistribute, so they live beside the checkout."""

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def data_path(name: str) -> Path:
    """The path of a real text such as "paris/2015-12-04.md"; skips the test where the texts are absent."""
    path = SHARED_DATA / name
    if not path.exists():
        pytest.skip(f"needs the real text ../shared/data/{name} beside the checkout")
    return path

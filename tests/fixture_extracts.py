"""The extracts of the last draft of the demonstration in other languages: what tests expect of them."""

EXTRACTS = {
    "Rev.2 (extraits)": ("2024-02-01-rev2-extraits.fr.md", "fr", ["", "1", "3", "4", "5", "6", "7", "36"]),
    "Rev.2 (مقتطفات)": ("2024-02-01-rev2-extraits.ar.md", "ar", ["", "5", "6", "7"]),
}
"""Label → file, language, and the English numbers of what is in it."""

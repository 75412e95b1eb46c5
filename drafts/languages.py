"""The languages that drafts are written in: their names, and the direction of their script."""

NAMES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
    "fa": "Persian",
    "de": "German",
    "he": "Hebrew",
    "pt": "Portuguese",
    "ur": "Urdu",
}
"""The six of the United Nations first, each group in the order of its English names."""

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def direction_of(language: str) -> str:
    """The value of HTML's `dir` for a language tag ("ar", "fr-CA")."""
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"

"""The languages that drafts are written in: their names, and the direction of their script."""

NAMES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
    "nl": "Dutch",
    "it": "Italian",
    "fa": "Persian",
    "de": "German",
    "he": "Hebrew",
    "pt": "Portuguese",
    "ur": "Urdu",
}
"""The six of the United Nations first, each group in the order of its English names."""

OWN_NAMES = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
    "nl": "Nederlands",
    "de": "Deutsch",
    "it": "Italiano",
    "he": "עברית",
    "fa": "فارسی",
    "pt": "Português",
    "ur": "اردو",
}
"""What its readers call each language."""

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def name_of(language: str) -> str:
    """The English name of a language, or its tag where it is not among those known here."""
    return NAMES.get(language.split("-")[0].lower(), language)


def own_name(language: str) -> str:
    """What its readers call a language, or its tag where it is not among those known here."""
    return OWN_NAMES.get(language.split("-")[0].lower(), language)


def direction_of(language: str) -> str:
    """The value of HTML's `dir` for a language tag ("ar", "fr-CA")."""
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"

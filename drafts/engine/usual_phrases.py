"""Phrases that people who follow treaties usually watch, in each language; a star stands for any letters."""

from collections.abc import Mapping, Sequence

from drafts.engine.parts import Part
from drafts.engine.watch import occurrences

_USUAL: Mapping[str, tuple[str, ...]] = {
    "en": (
        "domestic law*",
        "international law",
        "human rights",
        "serious crime*",
        "where appropriate",
        "to the extent possible",
        "subject to",
        "without prejudice to",
        "national security",
        "personal data",
        "necessity",
        "proportional*",
        "judicial",
        "common but differentiated",
        "developing countr*",
    ),
    "fr": (
        "droit interne",
        "droit international",
        "droits de l'homme",
        "infraction* grave*",
        "le cas échéant",
        "dans la mesure du possible",
        "sous réserve",
        "sans préjudice",
        "sécurité nationale",
        "données à caractère personnel",
        "proportionn*",
        "judiciaire*",
    ),
    "es": (
        "derecho interno",
        "derecho internacional",
        "derechos humanos",
        "delito* grave*",
        "cuando proceda",
        "en la medida de lo posible",
        "a reserva de",
        "sin perjuicio",
        "seguridad nacional",
        "datos personales",
        "proporcional*",
        "judicial*",
    ),
    "ar": (
        "*القانون الداخلي",
        "*القانون الدولي",
        "*حقوق الإنسان",
        "*الجرائم الخطيرة",
        "عند الاقتضاء",
        "دون الإخلال",
    ),
    "zh": ("国内法", "国际法", "人权", "严重犯罪", "酌情", "在不影响", "国家安全", "个人数据", "相称"),
}


def usual_phrases(parts: Sequence[Part], language: str) -> tuple[tuple[str, int], ...]:
    """The phrases that these parts have, each with how often; the most frequent first.

    `language` is an ISO 639-1 code; without a list for it there are none.
    """
    counts = ((phrase, len(occurrences(parts, phrase))) for phrase in _USUAL.get(language, ()))
    return tuple(sorted((found for found in counts if found[1]), key=lambda found: -found[1]))

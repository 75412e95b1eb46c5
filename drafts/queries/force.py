"""Which changes between two drafts carry legal force; computed once for the same texts, lineage and language."""

from django.core.cache import cache

from drafts.engine.comparison import Comparison
from drafts.engine.force import Matter, what_matters
from drafts.queries.comparing import comparison_key


def matters_of(comparison: Comparison, language: str) -> tuple[Matter, ...]:
    """Every classified change, the most important first. `language` is the new draft's tag ("en", "fr-CA")."""
    primary = language.split("-")[0].lower()
    key = f"matters:{primary}:{comparison_key(comparison.old, comparison.new, comparison.edges)}"
    return cache.get_or_set(key, lambda: what_matters(comparison, primary), None)

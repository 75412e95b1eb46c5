"""Which changes between two drafts carry legal force; computed once for the same texts, lineage and language."""

from dataclasses import replace

from django.core.cache import cache

from drafts.engine.comparison import Comparison
from drafts.engine.force import Matter, what_matters
from drafts.queries.comparing import compare_cached, comparison_key


def matters_of(comparison: Comparison, language: str) -> tuple[Matter, ...]:
    """Every classified change, the most important first. `language` is the new draft's tag ("en", "fr-CA").

    Noise has no legal force: where it is in sight, the comparison without it is asked, which has the same rows.
    """
    old, new, edges, lens = comparison.old, comparison.new, comparison.edges, comparison.lens
    if lens.noise:
        lens = replace(lens, noise=False)
        comparison = compare_cached(old, new, edges, lens)
    primary = language.split("-")[0].lower()
    key = f"matters:{primary}:{comparison_key(old, new, edges, lens)}"
    return cache.get_or_set(key, lambda: what_matters(comparison, primary), None)

"""Watch phrases: words that an organisation follows through all drafts of a treaty."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drafts import access, queries

LONGEST = 100
"""Characters of a phrase."""


@require_safe
def watch(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a phrase stands in each draft, newest first, where it appeared and where it vanished.

    400 for an unknown parameter or a phrase that is too long.
    """
    treaty = access.treaty_or_404(slug)
    phrase = request.GET.get("phrase", "").strip()
    if set(request.GET) - {"phrase"} or len(phrase) > LONGEST:
        raise BadRequest("unknown parameter or long phrase")
    newest = queries.published_drafts(treaty.pk).last()
    steps = []
    if newest and phrase:
        drafts = list(queries.published_drafts(treaty.pk).filter(language=newest.language))
        steps = queries.watch_phrase(drafts, phrase)[::-1]
    context = {"treaty": treaty, "phrase": phrase, "steps": steps, "newest": newest, "longest": LONGEST}
    return render(request, "drafts/watch.html", context)

"""Pages of a staged PDF as pictures, to be held beside the text that was read from them."""

import uuid

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from drafts import access
from drafts.models import SourceFile
from drafts.readers.errors import UnreadableFile
from drafts.readers.picture import WIDTH, draw_page
from drafts.views.files import DAY


@require_safe
def picture(request: HttpRequest, draft_id: uuid.UUID, number: int) -> HttpResponse:
    """One page as PNG; 404 where the file has no such page, or is none that has pages.

    The same file gives the same picture, so it is kept by what the file holds; who may see it is looked at every
    time.
    """
    draft = access.own_draft_or_404(request.principal, draft_id)
    key = f"{draft.source_sha256}:{number}:{WIDTH}"
    headers = {"ETag": f'"{key}"', "Cache-Control": f"private, max-age={DAY}"}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    drawn = caches["pictures"].get_or_set(key, lambda: _draw(draft.pk, number))
    return HttpResponse(drawn, content_type="image/png", headers=headers)


def _draw(draft_id: uuid.UUID, number: int) -> bytes:
    file = SourceFile.objects.filter(draft=draft_id).first()
    data = bytes(file.content) if file else b""
    if b"%PDF-" not in data[:1024]:
        raise Http404
    try:
        return draw_page(data, number)
    except UnreadableFile as error:
        raise Http404 from error

"""The original file of a draft: byte for byte for those who brought it, without people's names for all others."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from drafts import access
from drafts.models import SourceFile
from drafts.readers.errors import UnreadableFile
from drafts.readers.nameless import without_names


@require_safe
def source(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Hands the file out as something to save, never to show: it came from unknown hands."""
    draft = access.draft_or_404(request.principal, draft_id)
    try:
        file = draft.source_file
    except SourceFile.DoesNotExist as error:
        raise Http404 from error
    content = bytes(file.content)
    if draft.organisation_id is None or draft.organisation_id != request.principal.organisation_id:
        content = _without_names(content)
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={"Content-Disposition": content_disposition_header(True, file.name)},
    )


def _without_names(content: bytes) -> bytes:
    """The file as strangers may have it; a file of which no such copy can be made does not exist for them."""
    try:
        return without_names(content)
    except UnreadableFile as error:
        raise Http404 from error

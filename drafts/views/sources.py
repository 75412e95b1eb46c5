"""The original file of a draft, byte for byte."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from drafts import access
from drafts.models import SourceFile


@require_safe
def source(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Hands the file out as something to save, never to show: it came from unknown hands."""
    draft = access.draft_or_404(request.principal, draft_id)
    try:
        file = draft.source_file
    except SourceFile.DoesNotExist as error:
        raise Http404 from error
    return HttpResponse(
        bytes(file.content),
        content_type="application/octet-stream",
        headers={"Content-Disposition": content_disposition_header(True, file.name)},
    )

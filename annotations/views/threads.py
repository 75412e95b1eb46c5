"""The thread of a note, and the letters about what is new."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from annotations.access import annotation_or_404
from annotations.errors import NotAllowed, Stale
from annotations.forms.thread import DigestForm, ReplyForm
from annotations.models import Digest, Interval
from annotations.queries import colleagues_of
from annotations.services import threads
from drafts.access import writers_only


@require_POST
def discuss(request: HttpRequest, annotation_id: uuid.UUID) -> HttpResponse:
    """Replies to a note, closes its thread or opens it again, by the button that was pressed."""
    annotation = annotation_or_404(request, annotation_id)
    form = ReplyForm(request.POST, colleagues=colleagues_of(annotation, request.principal))
    who = {"principal": request.principal, "now": timezone.now(), "annotation": annotation}
    try:
        if not form.is_valid():
            raise ValueError(" ".join(error for errors in form.errors.values() for error in errors))
        _carry_out(request.POST.get("act", ""), who, form.cleaned_data)
    except NotAllowed as error:
        raise PermissionDenied from error
    except (ValueError, Stale) as error:
        messages.error(request, str(error))
    return redirect(f"{annotation.get_absolute_url()}#thread")


def _carry_out(act: str, who: dict, said: dict) -> None:
    if act == "resolve":
        threads.resolve(**who, closing_note=said["text"])
    elif act == "reopen":
        threads.reopen(**who, text=said["text"])
    else:
        threads.reply(**who, text=said["text"], mentions=list(said["mentions"]))


@writers_only
def letters_page(request: HttpRequest) -> HttpResponse:
    """How often a person is told by e-mail what is new."""
    kept = Digest.objects.filter(user_id=request.principal.user_id).first()
    form = DigestForm(request.POST or None, initial={"interval": kept.interval if kept else Interval.NEVER})
    if request.method == "POST" and form.is_valid():
        threads.choose_interval(principal=request.principal, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("letters")
    return render(request, "annotations/letters.html", {"form": form}, status=422 if form.errors else 200)

"""Load or answer 404, and who may do what with texts. What a person may not see does not exist for her."""

import uuid
from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from drafts import queries
from drafts.models import Draft, Provision, Treaty
from treatywatch.accounts.principal import Principal

View = Callable[..., HttpResponse]


def treaty_or_404(slug: str) -> Treaty:
    """A treaty; that it is negotiated is public."""
    return get_object_or_404(Treaty, slug=slug)


def key_or_404(text: str) -> uuid.UUID:
    """The id that an address or a form names."""
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise Http404 from error


def draft_or_404(principal: Principal, draft_id: uuid.UUID) -> Draft:
    """A draft that this principal may see, in whatever state."""
    return get_object_or_404(queries.visible_drafts(principal), pk=draft_id)


def own_draft_or_404(principal: Principal, draft_id: uuid.UUID) -> Draft:
    """A draft that the principal's own organisation brought in; she can see no other unpublished one."""
    if principal.organisation_id is None:
        raise Http404
    return get_object_or_404(
        queries.visible_drafts(principal), pk=draft_id, organisation_id=principal.organisation_id
    )


def provision_or_404(provision_id: uuid.UUID) -> Provision:
    """A provision that at least one published draft holds."""
    published = Provision.objects.filter(articles__draft__state="published").distinct()
    return get_object_or_404(published.select_related("treaty"), pk=provision_id)


def writers_only(view: View) -> View:
    """Analysts and coordinators may; strangers are asked to log in, everybody else is refused."""
    return _only(view, lambda principal: principal.writes)


def coordinators_only(view: View) -> View:
    """Coordinators may; strangers are asked to log in, everybody else is refused."""
    return _only(view, lambda principal: principal.coordinates)


def _only(view: View, may: Callable[[Principal], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.principal.user_id is None:
            return redirect_to_login(request.get_full_path())
        if not may(request.principal):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded

"""The API keys of an organisation: seen, given out, revoked."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from treatywatch.accounts.forms import KeyForm
from treatywatch.accounts.queries import keys_of
from treatywatch.accounts.services import give_key, revoke_key


@login_required
@never_cache
def keys_page(request: HttpRequest) -> HttpResponse:
    """The keys of one's organisation and a form for a new one, which this answer shows and no other ever will."""
    if not request.principal.keeps_keys:
        raise PermissionDenied
    now = timezone.now()
    form = KeyForm(request.POST or None)
    context = {}
    if request.method == "POST" and form.is_valid():
        token, key = give_key(principal=request.principal, now=now, **form.cleaned_data)
        context = {"made": token, "key": key}
        form = KeyForm()
    context["rows"] = [(token, token.works(now)) for token in keys_of(request.principal)]
    return render(
        request, "accounts/keys.html", {"form": form, **context}, status=422 if form.errors else 200
    )


@login_required
@require_POST
def revoke(request: HttpRequest, token_id: uuid.UUID) -> HttpResponse:
    """Ends a key at once."""
    if not request.principal.keeps_keys:
        raise PermissionDenied
    token = get_object_or_404(keys_of(request.principal), pk=token_id)
    revoke_key(principal=request.principal, now=timezone.now(), token=token)
    messages.success(request, f"The key “{token.label}” is revoked. No program can read with it any more.")
    return redirect("keys")

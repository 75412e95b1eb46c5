"""The shared vocabulary of a treaty: positions that people name as they go."""

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from annotations.models import Position
from drafts.models import Treaty
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import record


def name_position(*, principal: Principal, treaty: Treaty, title: str) -> Position:
    """The position of this title, made if the treaty has none; its code is the title in slug form.

    Raises ValueError for a title without a letter or figure that a code could be made of.
    """
    code = slugify(title, allow_unicode=True)[:60]
    if not code:
        raise ValueError("A position needs a title with letters.")
    existing = Position.objects.filter(treaty=treaty, code=code).first()
    if existing:
        return existing
    try:
        with transaction.atomic():
            position = Position.objects.create(treaty=treaty, code=code, title=title.strip())
            record(principal, "position named", "position", position.pk, code=code)
    except IntegrityError:
        return Position.objects.get(treaty=treaty, code=code)
    return position

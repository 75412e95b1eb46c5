"""The shared vocabulary of a treaty: positions that people name as they go, and describe when they are sure."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import slugify

from annotations.errors import NotAllowed
from annotations.models import Position, Theme
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


def describe_position(
    *,
    principal: Principal,
    position: Position,
    title: str,
    ask: str,
    summary: str,
    theme: Theme | None,
    new_theme: str = "",
) -> Position:
    """Says what a position asks for and under which theme it stands; its code stays, since others link to it.

    A `new_theme` is made if the treaty has none of that title, and goes before `theme`. Raises NotAllowed for
    everybody but coordinators.
    """
    if not principal.coordinates:
        raise NotAllowed("Coordinators describe the positions of a treaty.")
    with transaction.atomic():
        if new_theme:
            theme = _theme_of(position.treaty, new_theme)
        position.title, position.ask, position.summary, position.theme = title, ask, summary, theme
        position.save(update_fields=["title", "ask", "summary", "theme"])
        record(principal, "position described", "position", position.pk, code=position.code, title=title)
    return position


def _theme_of(treaty: Treaty, title: str) -> Theme:
    last = treaty.themes.aggregate(last=Max("ordinal"))["last"]
    ordinal = 0 if last is None else last + 1
    return Theme.objects.get_or_create(treaty=treaty, title=title, defaults={"ordinal": ordinal})[0]

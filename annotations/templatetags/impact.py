"""What publishing will do to the notes, on the page of a staged draft, which knows nothing of notes."""

from django import template
from django.template import Context

from annotations.services.impact import Impact, kept_impact

register = template.Library()


@register.simple_tag(takes_context=True)
def impact_so_far(context: Context) -> Impact | None:
    """What was last worked out for the coordinator who looks; looked up, never worked out here."""
    return kept_impact(context["draft"], context["principal"].user_id)

"""Which way a text runs, for the `dir` of what holds it."""

from django import template

from annotations.briefing.prose import direction

register = template.Library()
register.filter("direction", direction)

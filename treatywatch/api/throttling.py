"""How often one may ask. A key has its own budget, everybody without one shares that of her address.

Counted in fixed minutes in the cache of the process: a guard against runaway scripts, not an accounting. The
headers are those of the IETF's draft on RateLimit header fields.
"""

from time import time

from django.core.cache import cache
from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

WINDOW = 60
"""Seconds."""
BUDGETS = {
    "reading": {"key": 600, "address": 240},
    "comparing": {"key": 60, "address": 30},
}


class BudgetThrottle(BaseThrottle):
    """Counts one request against the budget that the view names in `budget`."""

    policy = ""
    quota = remaining = reset = 0

    def allow_request(self, request: Request, view) -> bool:
        self.policy = getattr(view, "budget", "reading")
        kind, who = ("key", request.auth.pk) if request.auth else ("address", self.get_ident(request))
        self.quota = BUDGETS[self.policy][kind]
        now = int(time())
        self.reset = WINDOW - now % WINDOW
        counter = f"budget:{self.policy}:{kind}:{who}:{now // WINDOW}"
        cache.add(counter, 0, WINDOW)
        try:
            used = cache.incr(counter)
        except ValueError:  # the cache has just dropped it
            used = 1
        self.remaining = max(0, self.quota - used)
        return used <= self.quota

    def wait(self) -> float:
        return self.reset

    def describe(self, response: HttpResponse) -> None:
        """Tells the client what is left."""
        response["RateLimit-Policy"] = f'"{self.policy}";q={self.quota};w={WINDOW}'
        response["RateLimit"] = f'"{self.policy}";r={self.remaining};t={self.reset}'

"""Loads the demonstration and prints how to log in."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from annotations.demo import DemoLoader
from treatywatch.accounts.models import Membership

DEVELOPMENT_PASSWORD = "read every draft"
DEVELOPMENT_KEY = "tw_demonstration-key-for-development-only"


class Command(BaseCommand):
    help = "Load the illustrative cybercrime treaty with its organisations, positions, notes and statements."

    def add_arguments(self, parser):
        parser.add_argument("--password", help="for all demo logins; required where TW_DEBUG is false")

    def handle(self, *, password: str | None, **options):
        if not settings.DEBUG and not password:
            raise CommandError(
                "Give --password: where TW_DEBUG is false the demo has no password of its own."
            )
        loader = DemoLoader(
            settings.BASE_DIR / "fixtures",
            password=password or DEVELOPMENT_PASSWORD,
            token_key=DEVELOPMENT_KEY if settings.DEBUG and not password else None,
        )
        treaty = loader.load()
        self.stdout.write(f"Demo: {treaty.title}")
        self.stdout.write(f"Demo logins, password “{password or DEVELOPMENT_PASSWORD}”:")
        for membership in Membership.objects.select_related("user", "organisation"):
            if membership.organisation.is_illustrative:
                self.stdout.write(
                    f"  {membership.user.email:32} {membership.get_role_display()}, {membership.organisation}"
                )
        key = loader.token_key or "printed once, when the demo was first loaded"
        self.stdout.write(f"API token of the demo partner: {key}")

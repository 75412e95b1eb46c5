"""Gives an organisation a key for the API."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from treatywatch.accounts.models import Organisation, Scope
from treatywatch.accounts.principal import Principal
from treatywatch.accounts.services import LONGEST_DAYS, issue_token, record


class Command(BaseCommand):
    help = "Give an organisation a key for the API. The key is printed once and cannot be shown again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--organisation", required=True, metavar="SLUG")
        parser.add_argument("--label", required=True, help="what the key is for, such as “website”")
        parser.add_argument("--scopes", nargs="+", choices=Scope.values, default=[Scope.PUBLIC.value])
        parser.add_argument(
            "--days", type=int, default=365, help=f"how long it is good, at most {LONGEST_DAYS}"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        organisation = Organisation.objects.filter(slug=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"There is no organisation with the slug {options['organisation']!r}.")
        if not 1 <= options["days"] <= LONGEST_DAYS:
            raise CommandError(f"--days is a number from 1 to {LONGEST_DAYS}.")
        with transaction.atomic():
            token, key = issue_token(
                organisation=organisation,
                label=options["label"],
                scopes=options["scopes"],
                expires_at=timezone.now() + timedelta(days=options["days"]),
            )
            who = Principal(organisation_id=organisation.pk)
            record(who, "token issued", "token", token.pk, label=token.label, scopes=token.scopes)
        self.stderr.write(f"{organisation.name}: {token.label}, good until {token.expires_at:%-d %B %Y}")
        self.stdout.write(key)

"""Sends the letters that are due; meant to be run every day by the machine's scheduler."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from annotations.services.letters import send_due


class Command(BaseCommand):
    help = "Send every reader whose letter is due the links to what is new."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = send_due(timezone.now())
        self.stdout.write(f"{sent} letter{'' if sent == 1 else 's'} sent")

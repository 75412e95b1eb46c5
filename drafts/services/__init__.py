"""Writes of texts: a file is received, read, staged and published; people correct its lineage."""

from drafts.services.publishing import correct_draft, discard_draft, publish_draft, withdraw_draft
from drafts.services.receiving import read_in_background, read_received, receive_file, stage

__all__ = [
    "correct_draft",
    "discard_draft",
    "publish_draft",
    "read_in_background",
    "read_received",
    "receive_file",
    "stage",
    "withdraw_draft",
]

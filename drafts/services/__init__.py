"""Writes of texts: a file is received, read, staged and published; people correct its lineage."""

from drafts.services.correcting import SeenLine, correct_text, undo_correction
from drafts.services.deciding import Seen, confirm, cut, join, realign, repoint, undo
from drafts.services.doubting import look_anew, look_at
from drafts.services.publishing import correct_draft, discard_draft, publish_draft, withdraw_draft
from drafts.services.receiving import read_in_background, read_received, receive_file, stage
from drafts.services.rereading import keep_as_it_was, read_again, try_again
from drafts.services.versions import link_version, unlink_version

__all__ = [
    "Seen",
    "SeenLine",
    "confirm",
    "correct_draft",
    "correct_text",
    "cut",
    "discard_draft",
    "join",
    "keep_as_it_was",
    "link_version",
    "look_anew",
    "look_at",
    "publish_draft",
    "read_again",
    "read_in_background",
    "read_received",
    "realign",
    "receive_file",
    "repoint",
    "stage",
    "try_again",
    "undo",
    "undo_correction",
    "unlink_version",
    "withdraw_draft",
]

"""What can go wrong with texts, in words that a person can act on."""


class DraftError(Exception):
    """A request about a draft that cannot be done; the message says what and why."""


class AlreadyThere(DraftError):
    """The same file, or a published draft of the same label, is already stored."""


class NotStaged(DraftError):
    """Only a staged draft can be changed or published."""


class CorrectedMeanwhile(DraftError):
    """Somebody else has corrected the same line since it was looked at."""


class DecidedMeanwhile(DraftError):
    """Somebody else has decided on the same thing since it was looked at."""

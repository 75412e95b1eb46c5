"""What can go wrong with notes, in words that a person can act on."""


class AnnotationError(Exception):
    """A request about an annotation that cannot be done; the message says what and why."""


class QuoteMismatch(AnnotationError):
    """The quoted words are not where the request says: the page was old, or its offsets are wrong."""


class BadTarget(AnnotationError):
    """There is nothing of that kind there to annotate: no chapter, no whole paragraph, no phrase of whole words."""


class Stale(AnnotationError):
    """Somebody has changed the annotation since the form was opened. `current` is how it stands now."""

    def __init__(self, message: str, current=None):
        super().__init__(message)
        self.current = current


class NotAllowed(AnnotationError):
    """The principal may see the thing but not do this to it."""

"""The one way in which a reader refuses a file."""


class UnreadableFile(Exception):
    """The file cannot be read as a treaty text; `message` tells a person why and what to do about it.

    `place` says where in the file ("page 3", "word/document.xml"), or is empty.
    """

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return f"{self.message} ({self.place})" if self.place else self.message

"""Reads and parses a file in a child process that can be killed. As a module it is that child."""

import json
import sys

from drafts.engine.parser import parse
from drafts.engine.parts import ParsedDraft
from drafts.engine.redline import Redline
from drafts.engine.serial import from_data, to_data
from drafts.readers import MAX_BYTES, read
from drafts.readers.errors import UnreadableFile
from treatywatch.cage import CageError, Told, run_caged, tell

_CHILD = "drafts.readers.cage"


def read_in_child(data: bytes, name: str, redline: Redline = "new", told: Told | None = None) -> ParsedDraft:
    """The draft that a file holds; `name` is the name it came under, `redline` what to read of its changes,
    `told` what hears, at most once a second, how many pages are read, of how many, where there are pages.

    Raises UnreadableFile when the file is no treaty text that we can read, or when reading it would take too
    long, too much memory, or kills the reader.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"The file is larger than {MAX_BYTES >> 20} megabytes.")
    header = json.dumps({"name": name, "redline": redline}).encode("ascii") + b"\n"
    try:
        answer = run_caged(_CHILD, header + data, told=told)
    except CageError as error:
        raise UnreadableFile(f"The file cannot be read: {error}.") from error
    return _draft(answer)


def _draft(answer: bytes) -> ParsedDraft:
    """The draft that the child answered with; it may have been made to answer anything."""
    try:
        data = json.loads(answer)
        if "error" not in data:
            return from_data(data["draft"])
        refusal = UnreadableFile(str(data["error"]["message"]), str(data["error"]["place"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableFile("The file cannot be read: its reader gave no sensible answer.") from error
    raise refusal


def _answer(payload: bytes) -> dict[str, object]:
    header, _, data = payload.partition(b"\n")
    try:
        return {"draft": to_data(parse(read(data, told=tell, **json.loads(header))))}
    except UnreadableFile as error:
        return {"error": {"message": error.message, "place": error.place}}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read())))

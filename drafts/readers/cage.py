"""Reads and parses a file in a child process that can be killed. As a module it is that child."""

import json
import sys

from drafts.engine.parser import parse
from drafts.engine.parts import ParsedDraft
from drafts.engine.redline import Redline
from drafts.engine.serial import from_data, to_data
from drafts.readers import MAX_BYTES, read
from drafts.readers.errors import UnreadableFile
from treatywatch.cage import CageError, run_caged

_CHILD = "drafts.readers.cage"


def read_in_child(data: bytes, name: str, redline: Redline = "new") -> ParsedDraft:
    """The draft that a file holds; `name` is the name it came under, `redline` what to read of its changes.

    Raises UnreadableFile when the file is no treaty text that we can read, or when reading it would take too
    long, too much memory, or kills the reader.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"The file is larger than {MAX_BYTES >> 20} megabytes.")
    header = json.dumps({"name": name, "redline": redline}).encode("ascii") + b"\n"
    try:
        answer = json.loads(run_caged(_CHILD, header + data))
    except CageError as error:
        raise UnreadableFile(f"The file cannot be read: {error}.") from error
    if "error" in answer:
        raise UnreadableFile(answer["error"]["message"], answer["error"]["place"])
    return from_data(answer["draft"])


def _answer(payload: bytes) -> dict[str, object]:
    header, _, data = payload.partition(b"\n")
    try:
        return {"draft": to_data(parse(read(data, **json.loads(header))))}
    except UnreadableFile as error:
        return {"error": {"message": error.message, "place": error.place}}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read())))

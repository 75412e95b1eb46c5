"""A throw-away PostgreSQL: its own data folder, a Unix socket, no TCP, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Where Debian, Homebrew (two architectures), Postgres.app and Red Hat put the server's programs.
_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/pgsql-*/bin",
)
# Nothing here outlives the tests, so nothing needs to survive a power cut.
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "log_min_messages": "error",
}
_START_SECONDS = 30


class NoPostgres(Exception):
    """No PostgreSQL server programs on this machine, or the server did not start."""


@contextmanager
def throwaway_server(**settings: str) -> Iterator[str]:
    """Run a PostgreSQL server for as long as the block lasts; `settings` replace those above.

    Yields its address in the form that DATABASE_URL takes. Raises NoPostgres.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="twpg-", dir="/tmp"))  # a socket's path may have 107 bytes at most
    identity = _identity(folder)
    server = None
    try:
        _initialise(programs, folder, identity)
        server = _start(programs, folder, identity, _SETTINGS | settings)
        _wait(programs, folder, server)
        yield f"postgresql://postgres@/treatywatch?host={folder}"
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)  # fast shutdown: ends open connections
            server.wait(_START_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder with initdb and postgres, of the newest version found."""
    found = [folder for place in _PLACES for folder in Path("/").glob(place.removeprefix("/"))]
    found.sort(key=_version, reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    for folder in found:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgres("no PostgreSQL server found; on Debian: apt install postgresql")


def _version(folder: Path) -> tuple[int, ...]:
    """The version in a path such as /usr/lib/postgresql/15/bin."""
    digits = "".join(c if c.isdigit() else " " for c in folder.parent.name)
    return tuple(int(number) for number in digits.split())


def _identity(folder: Path) -> dict[str, Any]:
    """Whom to run as: PostgreSQL refuses root, so root lends the folder to a lesser user."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoPostgres("root may not run PostgreSQL, and there is no user postgres or nobody")


def _initialise(programs: Path, folder: Path, identity: dict[str, Any]) -> None:
    command = [programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    options = ["--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, cwd=folder, **identity)
    if done.returncode:
        raise NoPostgres(f"initdb failed: {done.stderr.strip()}")


def _start(
    programs: Path, folder: Path, identity: dict[str, Any], settings: dict[str, str]
) -> subprocess.Popen[bytes]:
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    # Its own session, so that Ctrl-C reaches the tests first and they stop the server.
    return subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", "-k", folder, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        start_new_session=True,
        **identity,
    )


def _wait(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while subprocess.run([programs / "pg_isready", "-q", "-h", folder]).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise NoPostgres("the PostgreSQL server did not start")
        time.sleep(0.02)

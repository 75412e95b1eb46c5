"""The site as it is deployed, for as long as a bench lasts: gunicorn on a database of its own.

A bench that needs a database runs itself once for each: the settings are read once in a process.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.devpg import NoPostgres, throwaway_server

ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 120


def on_each_database(module: str) -> None:
    """Run a bench once on SQLite and once on PostgreSQL, each new and gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        _run(module, f"sqlite:///{folder}/bench.sqlite3")
    try:
        # What is acknowledged is on the disk, as with SQLite: anything else would not be a fair race.
        with throwaway_server(fsync="on", synchronous_commit="on", autovacuum="on") as address:
            _run(
                module, address.replace("/treatywatch?", "/postgres?")
            )  # the one that is there from the start
    except NoPostgres as error:
        print(f"PostgreSQL: skipped, {error}")


def _run(module: str, address: str) -> None:
    deployed = {"TW_DEBUG": "false", "TW_HTTPS": "false", "TW_ALLOWED_HOSTS": "localhost"}
    environment = {**os.environ, **deployed, "TW_SECRET_KEY": "of a bench, known to everybody who reads this"}
    environment |= {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "treatywatch.settings"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True)
    static = ["collectstatic", "--noinput", "-v", "0"]
    subprocess.run([sys.executable, "manage.py", *static], cwd=ROOT, env=environment, check=True)
    subprocess.run([sys.executable, "-m", module, *sys.argv[1:]], cwd=ROOT, env=environment, check=True)


def database_name() -> str | None:
    """The database that this process was started on; None where the bench has still to choose."""
    address = os.environ.get("DATABASE_URL", "")
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(address.partition(":")[0])


@contextmanager
def served() -> Iterator[str]:
    """The address of the site, served as `./tw run` serves it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = [
        "--preload",
        "--workers",
        "2",
        "--threads",
        "4",
        "--bind",
        f"127.0.0.1:{port}",
        "--log-level",
        "warning",
    ]
    command = [sys.executable, "-m", "gunicorn", *options, "treatywatch.wsgi"]
    quiet = {"stderr": subprocess.DEVNULL}  # each refused edit would be a line of its log
    server = subprocess.Popen(command, cwd=ROOT, **quiet)
    try:
        _wait(port, server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(_START_SECONDS)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server did not start")

"""Many notes on a long draft: how long carrying takes, and how soon the reading page shows the first of them.

Run on both databases as deployed. The page is read over HTTP by a reader without an account; "cold" is the first
page of a server that has just started, "warm" the median of seven. "First mark" is when a real Chromium has painted
a highlighted word. All this is time on the clock, and so much longer beside other work; "CPU" is that of a warm
process until the first byte and until the last. What stands beside a far article is asked for when the reader gets
there: "lines" is that.
"""

import gzip
import http.client
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.bench._site import database_name, on_each_database, served

NOTES = (10, 1000, 3000)
RUNS = 7


@dataclass(frozen=True)
class Subject:
    """A draft with so many notes: where its page and the lines of its last article are, and what came before."""

    notes: int
    page: str
    lines: str
    queries: int
    cpu: str
    published: str


def main() -> None:
    if database_name() is None:
        on_each_database("tests.bench.notes")
        return
    import django

    django.setup()
    subjects = [_subject(notes) for notes in NOTES]
    print(f"\n{database_name()}: a draft of 60,000 words; load of the machine {os.getloadavg()[0]:.1f}")
    for subject in subjects:
        print(f"{subject.notes:5} notes, published in {subject.published}")
        print(f"            read with {subject.queries} queries, {subject.cpu}")
    print("\nnotes   first byte      whole page      first mark      loaded          page (gzip)       lines")
    print("        cold    warm    cold    warm    cold    warm    cold    warm                      warm")
    for subject in subjects:
        print(_row(subject), flush=True)


def _subject(notes: int) -> Subject:
    """Notes are made and published with the next draft, as a worker does it."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from annotations.models import Publication
    from annotations.services.publishing import publish_asked
    from tests.bench._crowd import make_crowd_treaty
    from tests.factories import make_user

    _, old, new = make_crowd_treaty(notes)
    Publication.objects.create(draft=new, asked_by=make_user("coordinator"), total=notes)
    start = time.perf_counter()
    tally = publish_asked(new.pk)
    seconds = time.perf_counter() - start
    page, client = old.get_absolute_url(), Client(headers={"host": "localhost"})
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        b"".join(client.get(page))
    lines = f"/articles/{old.articles.last().pk}/notes/?lines=1"
    return Subject(notes, page, lines, len(captured), _cpu(client, page), f"{seconds:.1f} s ({tally})")


def _cpu(client: Any, page: str) -> str:
    """Milliseconds of a warm process, medians."""
    heads, wholes = [], []
    for _ in range(RUNS):
        start = time.process_time()
        answer = client.get(page)
        heads.append(time.process_time() - start)
        b"".join(answer)
        wholes.append(time.process_time() - start)
    head, whole = (statistics.median(times) * 1000 for times in (heads, wholes))
    return f"CPU {head:.0f} ms to the first byte, {whole:.0f} ms to the last"


def _row(subject: Subject) -> str:
    with served() as site:
        cold = _fetch(site, subject.page)
        warm = [_fetch(site, subject.page) for _ in range(RUNS)]
        lines = [_fetch(site, subject.lines) for _ in range(RUNS)]
    first_mark, loaded = _in_chromium(subject.page)
    html = cold[2]
    return (
        f"{subject.notes:5}   {_pair(cold[0], [one[0] for one in warm])}   {_pair(cold[1], [one[1] for one in warm])}"
        f"   {first_mark}   {loaded}   {len(html) / 1024:5.0f} KB ({len(gzip.compress(html)) / 1024:.0f} KB)"
        f"   {statistics.median(one[1] for one in lines) * 1000:.0f} ms, {len(lines[0][2]) / 1024:.0f} KB"
    )


def _pair(cold: float, warm: list[float]) -> str:
    return f"{cold * 1000:5.0f} {statistics.median(warm) * 1000:5.0f} ms"


def _fetch(site: str, path: str) -> tuple[float, float, bytes]:
    """(seconds to the first byte, to the last, the page)."""
    server = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    start = time.perf_counter()
    server.request("GET", path)
    answer = server.getresponse()
    html = answer.read(1)
    first = time.perf_counter() - start
    html += answer.read()
    server.close()
    assert answer.status == 200
    return first, time.perf_counter() - start, html


def _in_chromium(path: str) -> tuple[str, str]:
    """When the first highlighted word is painted, and when the page is loaded; on a server of its own, a new one."""
    from playwright.sync_api import sync_playwright

    from tests.chromium import FLAGS, chromium_path

    program = chromium_path()
    if program is None:
        return "no Chromium here", "-"
    with sync_playwright() as playwright, served() as site:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        visits = [_visit(browser.new_context, f"{site}{path}") for _ in range(1 + RUNS)]
        browser.close()
    marks, loads = ([visit[name] / 1000 for visit in visits] for name in ("mark", "load"))
    return _pair(marks[0], marks[1:]), _pair(loads[0], loads[1:])


def _visit(new_context: Callable, address: str) -> dict[str, float]:
    """A browser that has never been here: style sheets and scripts are fetched too."""
    context = new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.add_init_script(_WATCH)
    tab.goto(address, wait_until="load")
    seen = tab.evaluate("() => new Promise(done => setTimeout(() => done(window.seen), 500))")
    context.close()
    return seen


_WATCH = """
window.seen = { mark: NaN, load: NaN };
const painted = () => setTimeout(() => { seen.mark = performance.now(); });
const look = () => requestAnimationFrame(document.querySelector(".noted") ? painted : look);
look();
addEventListener("load", () => { seen.load = performance.now(); });
"""


if __name__ == "__main__":
    main()

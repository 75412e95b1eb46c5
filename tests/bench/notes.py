"""Many notes on a long draft: how long carrying takes, and how soon the reading page shows the first of them.

Run on both databases as deployed. "First byte" and "whole" are of the page over HTTP to a reader without an
account, "first mark" is when a real Chromium has painted a highlighted word.
"""

import gzip
import http.client
import time
from urllib.parse import urlsplit

from tests.bench._site import database_name, on_each_database, served

NOTES = (10, 1000, 3000)


def main() -> None:
    if database_name() is None:
        on_each_database("tests.bench.notes")
        return
    import django

    django.setup()
    print(f"{database_name()}: a draft of 60,000 words")
    rows = [_measure(notes) for notes in NOTES]
    with served() as site:
        for notes, path, line in rows:
            print(f"{notes:5} notes: {line}; {_over_http(site, path)}; {_in_chromium(site, path)}")


def _measure(notes: int) -> tuple[int, str, str]:
    """Publish with so many notes, as a worker does: (their number, the address of the new draft, what it took)."""
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
    client = Client(headers={"host": "localhost"})
    client.get(old.get_absolute_url())
    with CaptureQueriesContext(connection) as captured:
        b"".join(client.get(old.get_absolute_url()))
    line = f"published in {seconds:.1f} s ({tally}); reading: {len(captured)} queries"
    return notes, old.get_absolute_url(), line


def _over_http(site: str, path: str) -> str:
    """First byte and whole page, cold and warm, and its weight."""
    first = _fetch(site, path)
    second = _fetch(site, path)
    html = second[2]
    return (
        f"first byte {first[0] * 1000:.0f} then {second[0] * 1000:.0f} ms, whole {first[1] * 1000:.0f} then "
        f"{second[1] * 1000:.0f} ms, {len(html) / 1024:.0f} KB ({len(gzip.compress(html)) / 1024:.0f} KB gzipped)"
    )


def _fetch(site: str, path: str) -> tuple[float, float, bytes]:
    server = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    start = time.perf_counter()
    server.request("GET", path)
    answer = server.getresponse()
    html = answer.read(1)
    first = time.perf_counter() - start
    html += answer.read()
    assert answer.status == 200
    return first, time.perf_counter() - start, html


def _in_chromium(site: str, path: str) -> str:
    """When the first highlighted word is painted, and when the notes stand beside their words."""
    from playwright.sync_api import sync_playwright

    from tests.chromium import FLAGS, chromium_path

    program = chromium_path()
    if program is None:
        return "no Chromium here"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.add_init_script(_WATCH)
        tab.goto(f"{site}{path}", wait_until="load")
        seen = tab.evaluate("() => new Promise(done => setTimeout(() => done(window.seen), 500))")
        browser.close()
    return "Chromium: first mark {mark:.0f} ms, loaded {load:.0f} ms, longest task {task:.0f} ms".format(
        **seen
    )


_WATCH = """
window.seen = { mark: NaN, load: NaN, task: 0 };
const painted = () => setTimeout(() => { seen.mark = performance.now(); });
const look = () => requestAnimationFrame(document.querySelector(".noted") ? painted : look);
look();
addEventListener("load", () => { seen.load = performance.now(); });
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) seen.task = Math.max(seen.task, task.duration);
}).observe({ type: "longtask", buffered: true });
"""


if __name__ == "__main__":
    main()

"""Many people at one draft at once: each writes note after note, then they all edit the same one.

Over HTTP with sessions and CSRF tokens, on both databases, served as deployed. A note is lost when the site
said that it is kept and the database does not hold it; an error is any other answer than expected.
`python -m tests.bench.writers PEOPLE WRITES RACERS` does less than the full load.
"""

import http.client
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

from tests.bench._site import database_name, on_each_database, served

PEOPLE, WRITES, RACERS = 50, 200, 1000
_SAID = {"stance": "support", "kind": "position", "priority": "priority", "visibility": "public"}


def main() -> None:
    if database_name() is None:
        on_each_database("tests.bench.writers")
        return
    import django

    django.setup()
    given = [int(number) for number in sys.argv[1:]]
    people, writes, racers = given or (PEOPLE, WRITES, RACERS)
    print(f"{database_name()}, load of the machine {os.getloadavg()[0]:.1f} at the start", flush=True)
    with served() as site:
        print(f"  {people} people × {writes} notes: {_write(site, people, writes)}", flush=True)
        print(f"  {racers} edits of one note: {_race(site, people, racers)}", flush=True)


@dataclass(frozen=True)
class Answer:
    """What the site answered, and after how many seconds."""

    status: int
    seconds: float


@dataclass(frozen=True)
class Browser:
    """One person's session at the site."""

    site: str
    cookie: str

    def get(self, path: str) -> tuple[int, str, str]:
        """Status, cookies and page."""
        return self._ask("GET", path)

    def with_token(self, path: str) -> tuple["Browser", str]:
        """The same person as one who has the page with a form before her, and the token in that form."""
        _, cookies, html = self.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html)
        kept = re.search(r"csrftoken=\w+", cookies)
        assert token is not None
        assert kept is not None
        return Browser(self.site, f"{self.cookie}; {kept[0]}"), token[1]

    def post(self, path: str, **fields: object) -> Answer:
        start = time.perf_counter()
        status, *_ = self._ask("POST", path, urlencode(fields))
        return Answer(status, time.perf_counter() - start)

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str, str]:
        server = http.client.HTTPConnection(urlsplit(self.site).netloc, timeout=120)
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        server.request(method, path, body, headers)
        answer = server.getresponse()
        html = answer.read().decode()
        server.close()
        return answer.status, answer.headers.get("Set-Cookie", ""), html


def _write(site: str, people: int, writes: int) -> str:
    """Everybody writes note after note on the same draft; then every kept note is looked for."""
    from annotations.models import Annotation, AnnotationRevision, Placement
    from tests.factories import make_draft, make_user

    draft = make_draft(articles=["Each State shall act in good faith and before a court."] * 20)
    articles = list(draft.articles.order_by("ordinal"))
    browsers = [_browser_of(site, make_user("analyst")) for _ in range(people)]

    def write_all(person: int) -> list[tuple[str, Answer]]:
        browser, token = browsers[person].with_token(f"/articles/{articles[0].pk}/annotate/?paragraph=0")
        answers = []
        for number in range(writes):
            reason = f"Note {number} of person {person}"
            article = articles[(person + number) % len(articles)]
            words = {"start": 11, "end": 20, "exact": article.text[11:20], "reason": reason}
            path = f"/articles/{article.pk}/annotate/"
            answers.append((reason, browser.post(path, csrfmiddlewaretoken=token, **_SAID, **words)))
        return answers

    answers, seconds = _at_once(people, write_all, range(people))
    flat = [one for row in answers for one in row]
    kept = {reason for reason, answer in flat if answer.status == 302}
    ours = Annotation.objects.filter(placements__draft=draft)
    stored = set(ours.values_list("reason", flat=True))
    rows = {
        ours.count(),
        Placement.objects.filter(draft=draft).count(),
        AnnotationRevision.objects.filter(annotation__in=ours).count(),
    }
    doubled = "" if rows == {len(stored)} else f", ROWS THAT DO NOT MATCH: {rows}"
    errors = Counter(answer.status for _, answer in flat if answer.status != 302)
    return (
        f"{len(kept - stored)} lost, {errors.total()} errors{dict(errors) or ''}{doubled}, "
        f"{_times([answer.seconds for _, answer in flat])}, {len(flat) / seconds:.0f} writes/s"
    )


def _race(site: str, people: int, racers: int) -> str:
    """One person edits her note in very many windows that all began with its first version."""
    from annotations.models import Annotation
    from tests.annotations.cast import make_note
    from tests.factories import make_draft, make_user

    author = make_user("analyst")
    note = make_note(make_draft(), author=author, reason="As it was.")
    path = f"/annotations/{note.pk}/edit/"
    browser, token = _browser_of(site, author).with_token(path)

    def edit(racer: int) -> Answer:
        said = {**_SAID, "reason": f"As racer {racer} has it.", "version": 1}
        return browser.post(path, csrfmiddlewaretoken=token, **said)

    answers, seconds = _at_once(people, edit, range(racers))
    statuses = Counter(answer.status for answer in answers)
    note = Annotation.objects.get(pk=note.pk)
    return (
        f"{statuses.pop(302, 0)} won, {statuses.pop(409, 0)} got the page with both versions, "
        f"{statuses.total()} errors{dict(statuses) or ''}, version {note.version} with "
        f"{note.revisions.count()} revisions, {_times([answer.seconds for answer in answers])}, "
        f"{racers / seconds:.0f} edits/s"
    )


def _browser_of(site: str, user) -> Browser:
    from django.conf import settings
    from django.test import Client

    from tests.factories import login

    name = settings.SESSION_COOKIE_NAME
    return Browser(site, f"{name}={login(Client(), user).cookies[name].value}")


def _at_once(threads: int, work: Callable, tasks: Sequence[int]) -> tuple[list, float]:
    """What became of each task, and the seconds for all."""
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        answers = list(pool.map(work, tasks))
    return answers, time.perf_counter() - start


def _times(seconds: Sequence[float]) -> str:
    cuts = quantiles(seconds, n=100)
    return f"p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms"


if __name__ == "__main__":
    main()

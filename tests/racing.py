"""Many at once, each in a thread with a database connection of its own."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(racers: int, work: Callable[[int], str]) -> Counter[str]:
    """How often each answer came from as many threads, which all begin at the same moment."""
    start = Barrier(racers)

    def run(number: int) -> str:
        start.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(racers) as pool:
        return Counter(pool.map(run, range(racers)))

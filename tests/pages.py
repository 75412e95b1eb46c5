"""What tests of pages share: a page as one line of text, and how many queries it takes."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def page_of(client: Client, address: str) -> str:
    """The page at an address that must answer 200, its white space run together."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def count_queries(client: Client, address: str) -> int:
    """The queries of a second visit, so that what is cached counts as cached."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)

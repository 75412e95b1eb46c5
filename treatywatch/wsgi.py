"""The WSGI application that a server such as gunicorn loads."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "treatywatch.settings")
application = get_wsgi_application()
# All pages are loaded here, or the first reader of each process would wait for it.
reverse("home")

# One image for the web server, the worker and the migrations; compose.yaml says which is which.
FROM python:3.11-slim-bookworm

# Pango draws the PDF of a briefing note, Noto holds its faces (Arabic and Cyrillic included).
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fonts-noto-core fonts-droid-fallback fonts-noto-mono libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin treatywatch

WORKDIR /srv/treatywatch
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY . .
ENV PYTHONUNBUFFERED=1 PYTHONUTF8=1 TW_DEBUG=false
# The settings insist on a key and a host; collecting static files uses neither, and neither stays in the image.
RUN TW_SECRET_KEY=for-this-step-of-the-build-and-nothing-else TW_ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --no-input -v 0

USER treatywatch
EXPOSE 8000
# Workers beat on a file: in memory, lest a slow disk stops the beat. WEB_CONCURRENCY sets their number.
CMD ["gunicorn", "--bind=0.0.0.0:8000", "--preload", "--workers=2", "--threads=4", "--worker-tmp-dir=/dev/shm", \
     "--access-logfile=-", "treatywatch.wsgi"]

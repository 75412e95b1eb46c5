"""Answers with what it was given."""

import sys

sys.stdout.buffer.write(sys.stdin.buffer.read())

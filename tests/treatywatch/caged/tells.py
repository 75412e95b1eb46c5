"""Tells how far it is, and stays there for a while."""

import sys
import time

from treatywatch.cage import tell

tell(3, 7)
time.sleep(0.5)
sys.stdout.buffer.write(b"done")

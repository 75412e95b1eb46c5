"""Dies as a library in C dies."""

import os

os.abort()

"""Shows its environment."""

import os
import sys

sys.stdout.write(str(dict(os.environ)))

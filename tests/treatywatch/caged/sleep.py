"""Never ends, and does nothing."""

import time

time.sleep(60)

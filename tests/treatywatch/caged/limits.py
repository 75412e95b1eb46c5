"""Tells its limits."""

import json
import resource
import sys

json.dump(
    {
        "memory": resource.getrlimit(resource.RLIMIT_AS)[1],
        "processor": resource.getrlimit(resource.RLIMIT_CPU)[0],
        "file": resource.getrlimit(resource.RLIMIT_FSIZE)[1],
        "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
    },
    sys.stdout,
)

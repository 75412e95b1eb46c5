"""The legal force of changes: which of them a lawyer must look at, and why."""

from drafts.engine.force.changes import KIND_NAMES, KINDS, QUIET_KINDS, Direction, ForceChange
from drafts.engine.force.classifying import classify
from drafts.engine.force.importance import Matter, what_matters
from drafts.engine.force.rules import Kind

__all__ = [
    "KINDS",
    "KIND_NAMES",
    "QUIET_KINDS",
    "Direction",
    "ForceChange",
    "Kind",
    "Matter",
    "classify",
    "what_matters",
]

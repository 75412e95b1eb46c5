"""Dies of a fault of its own."""

raise ValueError("a fault")

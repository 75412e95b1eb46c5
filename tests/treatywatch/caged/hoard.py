"""Takes all the memory it can get."""

hoard = [bytes(1 << 20) for _ in range(4096)]

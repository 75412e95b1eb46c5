"""Never ends, and works all the time."""

while True:
    pass

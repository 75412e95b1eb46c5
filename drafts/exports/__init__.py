"""What leaves the product as a file or as data for another program."""

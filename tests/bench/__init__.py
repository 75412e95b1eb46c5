"""Measurements, each a module that prints its figures: `./tw bench` runs all, `./tw bench NAME` one."""

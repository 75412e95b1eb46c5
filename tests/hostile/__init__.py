"""Hostile files, made here: every family that the reliability rules name, each with its known answer."""

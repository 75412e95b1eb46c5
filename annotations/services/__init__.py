"""Writes of what is said about texts. Each function owns its transaction and knows no request."""

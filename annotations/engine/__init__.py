"""The engines over what is said about texts. Plain Python; may import drafts.engine, never Django."""

"""A briefing note: built as data (note), its prose read (prose), set as pages (html), printed (pdf)."""

"""The engines over treaty texts. Nothing here may import Django, touch a database, a file, a clock or HTML."""

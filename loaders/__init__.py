"""Reports in, extraction records out. Knows spaCy and no database."""

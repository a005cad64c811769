"""Extraction records in, a consistent graph out. Knows the record and Bolt, and no spaCy."""

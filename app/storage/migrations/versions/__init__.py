"""Revisions, one a file, in order."""

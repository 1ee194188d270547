"""Rows to facts and publications, and back. The only place that knows the engine; it takes no decisions."""

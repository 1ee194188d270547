"""The pages: HTML for every role, made of stamped values or of a reader's own affairs. Pages take no decision."""

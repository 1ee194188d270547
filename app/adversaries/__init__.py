"""Attacks, one a file; none stands here yet. An adversary's imports are its threat model: see the import contracts."""

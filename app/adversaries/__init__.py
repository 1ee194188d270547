"""Attacks, one a file. An adversary's imports are its threat model: see the import contracts."""

"""What a portal does: loading case files, asking the gate, and giving decisions their effect."""

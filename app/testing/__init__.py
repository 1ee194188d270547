"""Test worlds and an in-process transport: what a test, or a claim's experiment, stands on."""

"""Consent as an append-only history: its events, what they add up to, and what a resident's receipt of them says.

Nothing here stores, signs or shows anything. docs/consent.md has the whole of it on one screen.
"""

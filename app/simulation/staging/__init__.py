"""Worlds in which one counterexample of the proof stands: its household, what was said there, and what came of it.

Everything is brought about by the portal's own services. Nothing is decided here, and no rule is passed by.
"""

"""People who act by themselves in an inhabited world, through the public API alone, on the world's agenda.

``people/`` reaches a portal through `Portal` and knows no storage (enforced by an import contract); the director opens
their sessions and reads the agenda, and the town brings new incidents.
"""

"""The pure policy core: who may ask what, what may be known, and in which shape it leaves.

Nothing in here performs input or output, reads a clock, holds a generator, or knows a web framework or a
database. Time, keys, facts and standing arrive as arguments. See README.md in this folder for the path of a
question on one screen.
"""

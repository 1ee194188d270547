"""Towns, and what happens in them: houses, ownership, residents, cameras, incidents and clips.

Everything is computed from files and arguments, and chance comes from explicit streams. Only `planting` writes:
it lays what was computed into a new world's database. Nothing here plays a role of the portal.
"""

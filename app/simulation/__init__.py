"""Towns, and what happens in them: houses, ownership, residents, cameras, incidents and clips.

Everything here is computed from files and arguments: no database and no clock, and chance from explicit
streams. It plays no role of the portal and knows none of its rules.
"""

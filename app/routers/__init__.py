"""The HTTP API: parse, open the door, ask. Routers hold no facts and no rows."""

"""Where the portal meets HTTP: fences, doors, and the shape of every problem. It takes no decision."""

"""What regimes are worth to an investigation: how much of what was filmed arrives, and how many residents are bothered.

The rules are the portal's own, called directly; behaviour is a model. Nothing here writes into a world.
"""

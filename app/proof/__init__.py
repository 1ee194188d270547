"""The exhaustive proof about the rules: every combination of what they read, for every regime, with counterexamples.

The real rules vote on every combination and the real way of adding votes up rules on it; nothing of them is written
anew here. What is proved, and what is not, stands in docs/proof.md.
"""

"""Footage as bytes: drawing, filming, stripping, padding and sealing clips that are plainly synthetic.

Modules here know no world, no resident and no rule. They do not decide who may see anything; they turn arguments into
bytes, and say what bytes give away. Filming needs the extra ``[media]``; without it a still stands in and says so.
"""

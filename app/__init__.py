"""Glassporch: a simulated law-enforcement portal for neighbourhood cameras whose privacy claims can be tested.

It reconstructs documented rules, never a company's system. No real person, home or agency acts in it, and
nothing is ever sent outside.
"""

__version__ = "0.1.0"

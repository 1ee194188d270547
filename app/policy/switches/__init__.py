"""The switches of a regime, one group a file. They hold values only; the rules that read them are in ``rules/``."""

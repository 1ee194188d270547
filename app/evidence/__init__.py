"""Evidence as bytes: signed documents, consent receipts, and packages of footage that anybody can check offline.

Modules here know no world and no rule. They do not decide what is released; they pack what was, and say what is wrong
with a package or a receipt, each failure by name.
"""

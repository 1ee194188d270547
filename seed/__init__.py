"""Data and plans that worlds are planted from; it ships as ``glassporch.seed``. Each file keeps its own licence."""

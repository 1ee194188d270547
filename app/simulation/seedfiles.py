"""The shipped data files, as simulation reaches them; finding them is the gazetteer's business, which lies lower."""

from ..gazetteer.seedfiles import SeedFileMissingError, data_folder, open_text, towns_folder

__all__ = ["SeedFileMissingError", "data_folder", "open_text", "towns_folder"]

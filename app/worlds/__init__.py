"""Worlds: handles on simulated portals, with their time, their agenda, their keys and their ids."""

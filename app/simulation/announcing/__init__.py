"""The puzzle of August 2019: how many partners are there, if all that one has is announcements and a few answers?"""

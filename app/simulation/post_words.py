"""What posts and comments of made-up people say, in words of our own. They name no place and nobody."""

from __future__ import annotations

from typing import Final

from ..policy.regime import PostCategory

CRIMES: Final = {
    "theft": ("Parcel gone", "A parcel was gone from the porch when I came home. Did anybody see who took it?"),
    "burglary": ("Door forced", "Somebody forced our back door while we were out."),
    "robbery": ("Robbed on the way home", "Somebody was robbed on the sidewalk. Take care after dark."),
    "vehicle theft": ("Car gone", "Our car was gone this morning."),
    "damage": ("Window broken", "Somebody broke a window and ran."),
    "trespass": ("Somebody in the yard", "Somebody walked through our yard and tried the gate."),
    "assault": ("A fight in the street", "There was a fight in front of the houses. It is over now."),
}
"""Kind of incident -> title and text."""
ANY_CRIME: Final = ("Police on the street", "There was police on our street tonight. Does anybody know why?")
OTHERS: Final[dict[PostCategory, tuple[str, str]]] = {
    "safety": ("Street light out", "The street light has been out for days. Mind the step."),
    "suspicious": ("Slow car", "A car drove round slowly three times."),
    "unknown-visitor": ("Who rang?", "Somebody rang, waited and left. No leaflet, no parcel."),
    "lost-pet": ("Cat missing", "Our gray cat did not come home. She is shy and answers to Minnow."),
    "community": ("Yard sale on Saturday", "We sell books and garden tools on Saturday morning."),
    "environmental": ("Branch down", "The wind broke a large branch. It lies on the sidewalk."),
    "animal": ("Fox in the bins", "A fox goes through the bins at night. Close the lids."),
}
COMMENTS: Final = ("Thank you for telling us.", "I saw nothing, sorry.", "The same happened to us last month.")
OFFICIAL: Final[tuple[tuple[PostCategory, str, str], ...]] = (
    (
        "safety",
        "Lock it before you leave",
        "Please check tonight that your car and your door are locked.",
    ),
    (
        "community",
        "Meet your officers",
        "Officers answer questions at the library on Thursday evening.",
    ),
    ("safety", "Parcels", "Have parcels left with a neighbor, or ask for delivery when somebody is home."),
)
"""What officers post in their agency's name: category, title and text."""
STATEMENT: Final = {
    "kind": "social-post",
    "title": "You can help",
    "text": "Do you have a security camera at your door? What it recorded can help us with an investigation.",
}
"""What an agency says in words of its own; an agreement may ask for others (Gizmodo, August 2019)."""

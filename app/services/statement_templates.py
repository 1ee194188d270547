"""The statements that the simulated company offers to agencies. The wording is ours; the practice is documented.

References
----------
Gizmodo, July 2019 (scripted statements), and Motherboard, August 2019 (46 scripted comments).
"""

from __future__ import annotations

from typing import Final

from ..policy.statement_facts import TemplateFact

TEMPLATES: Final = (
    TemplateFact(
        "launch-release",
        "press-release",
        "{agency} joins the neighbors' feed",
        "Starting today, {agency} takes part in the neighbors' feed. Residents can read local safety news from their "
        "phones, and can choose to help when an officer asks for video of an incident. Taking part is free. Nobody is "
        "asked to share anything that they do not want to share, and officers see no camera live.",
    ),
    TemplateFact(
        "first-success",
        "press-release",
        "Shared video helps {agency} close a case",
        "Thanks to neighbors who shared video of their own accord, {agency} made progress in a recent case. A safer "
        "neighborhood begins with neighbors who look out for each other. Download the app to join them.",
    ),
    TemplateFact(
        "join-us",
        "social-post",
        "Join your neighbors",
        "{agency} is on the neighbors' feed. Are you? Download the app, and get news of what happens on your street.",
    ),
    TemplateFact(
        "holiday-parcels",
        "social-post",
        "Parcels on the porch",
        "Parcels on the porch this season? Tell your neighbors what you see. {agency} reads along on the feed.",
    ),
)

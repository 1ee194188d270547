"""The sources that regimes cite: key, grade, what it is, and where it stands.

Grades: P primary (company, agency, court or regulator); M named news outlet or organisation at its own
address; m the same read through a mirror or summary; OWN a choice of this project, not history.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Source:
    """One citable source."""

    key: str
    grade: str
    title: str
    address: str


_SOURCES: Final = (
    Source(
        "CNET-HEAT",
        "m",
        "CNET, 3 December 2019: police could view a map of doorbell installations",
        "http://www.freedomsphoenix.com/News/272758-2019-12-03-ring-let-police-view-map-of-video-doorbell-installations-for.htm",
    ),
    Source(
        "CNET-0819",
        "M",
        "CNET, August 2019: what police were asked to keep quiet",
        "https://www.cnet.com/home/security/amazon-ring-wants-police-to-keep-these-surveillance-details-from-you/",
    ),
    Source(
        "GIZ-STATS",
        "M",
        "Gizmodo, September 2019: statistics about residents who said no",
        "https://www.gizmodo.com.au/2019/09/ring-gave-police-stats-about-users-who-said-no-to-law-enforcement-requests/",
    ),
    Source(
        "LEG-OLD",
        "P",
        "Law-enforcement guidelines, older version",
        "https://support.ring.com/hc/en-us/articles/360001318523-Law-Enforcement-Guidelines",
    ),
    Source(
        "LEG-MID",
        "P",
        "Law-enforcement guidelines, middle version",
        "https://support.ring.com/hc/en-us/articles/360037954771-Ring-Law-Enforcement-Guidelines",
    ),
    Source(
        "RFA-POL",
        "P",
        "Request for Assistance policy, help centre for agencies",
        "https://help.publicsafety.ring.com/hc/en-us/articles/1500012585181-Request-for-Assistance-Policy",
    ),
    Source(
        "RFA-PRIV",
        "P",
        "Request for Assistance privacy page, help centre for agencies",
        "https://help.publicsafety.ring.com/hc/en-us/articles/4402393315731",
    ),
    Source(
        "RFA-NEWS",
        "m",
        "Coverage of Request for Assistance, June 2021",
        "https://www.the-ambient.com/news/ring-request-for-assistance-post-neighbors-app-police-2644/",
    ),
    Source(
        "NPSS-USERS",
        "P",
        "Create and manage users, help centre for agencies",
        "https://help.publicsafety.ring.com/hc/en-us/articles/360044677654",
    ),
    Source(
        "NPSS-TOS",
        "P",
        "Terms of service for agencies, 7 June 2021",
        "https://help.publicsafety.ring.com/hc/en-us/articles/20991401873939",
    ),
    Source(
        "CNET-0621",
        "M",
        "CNET, June 2021: private e-mail requests end",
        "https://www.cnet.com/home/security/ring-will-stop-sending-video-requests-from-police-to-neighbors-app-users/",
    ),
    Source(
        "NYU",
        "P",
        "Policing Project audit, 16 December 2021",
        "https://policingproject.org/news-main/2021/12/16/ring-neighbors-audit",
    ),
    Source("OWN", "OWN", "A choice of this project", "docs/regimes.md"),
)

SOURCES: Final = MappingProxyType({source.key: source for source in _SOURCES})

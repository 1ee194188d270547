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


_HELP = "https://help.publicsafety.ring.com/hc/en-us/articles/"
_SUPPORT = "https://support.ring.com/hc/en-us/articles/"

_SOURCES: Final = (
    Source(
        "GIZ-STATS",
        "M",
        "Gizmodo, September 2019: statistics about residents who said no",
        "https://www.gizmodo.com.au/2019/09/ring-gave-police-stats-about-users-who-said-no-to-law-enforcement-requests/",
    ),
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
        "WIRED",
        "m",
        "Wired, August 2019: cameras offered in exchange for information",
        "https://www.cyberreport.io/news/news/cops-are-offering-ring-doorbell-cameras-in-exchange-for-info?article=4713",
    ),
    Source(
        "VICE-LAKE",
        "M",
        "Motherboard, July 2019: the Lakeland memorandum",
        "https://www.vice.com/en/article/mb88za/amazon-requires-police-to-shill-surveillance-cameras-in-secret-agreement",
    ),
    Source(
        "LEG-OLD",
        "P",
        "Law-enforcement guidelines, older version",
        f"{_SUPPORT}360001318523-Law-Enforcement-Guidelines",
    ),
    Source("WAPO-0828", "M", "Washington Post, 28 August 2019: 405 police partners", "http://archive.is/sDa16"),
    Source(
        "ICPD",
        "M",
        "Iowa City Press-Citizen, 6 September 2019: what one police department saw",
        "https://www.press-citizen.com/story/news/2019/09/06/icpd-launches-ring-video-security-partnership-collected-video-shots-fired-incident/2226374001/",
    ),
    Source(
        "VERGE-1119",
        "M",
        "Verge, 19 November 2019: the company's answers to a senator",
        "https://www.theverge.com/2019/11/19/20973173/amazon-ring-police-video-privacy-markey-senate-letter",
    ),
    Source(
        "WAPO-1119",
        "m",
        "Washington Post, 19 November 2019: police may keep and share footage",
        "https://www.stripes.com/police-can-keep-ring-camera-video-forever-and-share-with-whomever-they-d-like-company-tells-senator-1.607928",
    ),
    Source(
        "CNET-SHARE",
        "M",
        "CNET, September 2019: police may pass footage on",
        "https://www.cnet.com/home/security/you-shared-ring-footage-with-police-they-may-share-it-too/",
    ),
    Source(
        "AGENCY-USE",
        "P",
        "Support page: how your local agency uses the neighbors' app",
        f"{_SUPPORT}360035191912-How-Your-Local-Public-Safety-Agency-Uses-Neighbors",
    ),
    Source(
        "LEG-MID",
        "P",
        "Law-enforcement guidelines, middle version",
        f"{_SUPPORT}360037954771-Ring-Law-Enforcement-Guidelines",
    ),
    Source("CTRL", "P", "Support page: Control Center", f"{_SUPPORT}360038142272-Ring-Control-Center-Information"),
    Source(
        "LIFEH",
        "m",
        "Lifehacker, February 2020: Control Center",
        "https://www.techclever.net/use-rings-new-control-center-to-block-police-requests/",
    ),
    Source(
        "TIGARD",
        "P",
        "Acknowledgement form signed by Tigard, Oregon, March 2020",
        "http://publicrecords.tigard-or.gov/Public/DocView.aspx?dbid=0&id=993583&repo=CityOfTigard",
    ),
    Source(
        "FT21",
        "m",
        "Financial Times, January 2021: 2,014 agencies",
        "https://hacksnew.com/index.php/2021/01/31/amazons-ring-now-reportedly-partners-with-more-than-2000-us-police-and-fire-departments-the-verge",
    ),
    Source(
        "EFF-LAPD",
        "M",
        "EFF, 16 February 2021: requests about protests",
        "https://www.eff.org/press/releases/new-eff-report-shows-cops-used-ring-cameras-monitor-black-lives-matter-protests",
    ),
    Source(
        "EFF-0621",
        "m",
        "EFF, June 2021: how police request footage changes",
        "https://linuxsecurity.com/news/privacy/ring-changed-how-police-request-door-camera-footage-what-it-means-and-doesn-t-mean",
    ),
    Source(
        "E2EE-NEWS",
        "m",
        "Coverage of end-to-end encryption, 2021",
        "https://live5.news/ring-adds-end-to-end-encryption-to-protect-your-video-streams.html",
    ),
    Source(
        "E2EE",
        "P",
        "Support page: end-to-end encryption",
        "https://ring.com/au/en/support/articles/7e3lk/Understanding-Video-End-to-End-Encryption-E2EE",
    ),
    Source(
        "RFA-POL",
        "P",
        "Request for Assistance policy, help centre for agencies",
        f"{_HELP}1500012585181-Request-for-Assistance-Policy",
    ),
    Source("RFA-PRIV", "P", "Request for Assistance privacy page, help centre for agencies", f"{_HELP}4402393315731"),
    Source(
        "RFA-NEWS",
        "m",
        "Coverage of Request for Assistance, June 2021",
        "https://www.the-ambient.com/news/ring-request-for-assistance-post-neighbors-app-police-2644/",
    ),
    Source("NPSS-ACC", "P", "Accounts and setup, help centre for agencies", f"{_HELP}360043700914-Accounts-and-Setup"),
    Source(
        "NPSS-USERS",
        "P",
        "Create and manage users, help centre for agencies",
        f"{_HELP}360044677654-How-Do-I-Create-and-Manage-Users-in-Neighbors-Public-Safety-Service",
    ),
    Source("NPSS-POST", "P", "Posting guide, help centre for agencies", f"{_HELP}360046577573-NPSS-Posting-Guide"),
    Source(
        "NPSS-TOS",
        "P",
        "Terms of service for agencies, 7 June 2021",
        f"{_HELP}20991401873939-Neighbors-Public-Safety-Service-Terms-of-Service",
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
    Source(
        "MARKEY22",
        "P",
        "Senator Markey, 13 July 2022: the company's answers",
        "https://www.markey.senate.gov/news/press-releases/senator-markeys-probe-into-amazon-ring-reveals-new-privacy-problems?ref=privacy.thenexus.today",
    ),
    Source(
        "END-24",
        "m",
        "Coverage of the end of Request for Assistance, January 2024",
        "https://nesaus.org/ring-eliminates-police-government-access-to-neighbors-app-content/",
    ),
    Source(
        "VER-FAQ",
        "P",
        "Verified Account, questions and answers",
        "https://ring.com/support/verified-help/categories/verified-help-faqs?page=1",
    ),
    Source(
        "VER-TOS",
        "P",
        "Verified Account, terms of service",
        "https://ring.com/support/articles/79oyo/Verified-Accounts-Terms-of-Service",
    ),
    Source("GUIDE", "P", "Community guidelines", f"{_SUPPORT}115004851266-Ring-Neighbors-Community-Guidelines"),
    Source(
        "LEG-NEW",
        "P",
        "Law-enforcement guidelines, current version",
        "https://ring.com/support/articles/oi8t6/Learn-About-Ring-Law-Enforcement-Guidelines",
    ),
    Source(
        "CR-v1",
        "P",
        "Community Request, agency help, earlier text",
        "https://ring.com/support/verified-help/articles/5t05p/Community-Request",
    ),
    Source(
        "CR-v2",
        "P",
        "Community Request, agency help, later text",
        "https://ring.com/support/verified-help/articles/5t05p/Community-Request?srsltid=AfmBOoqnMiG6va21FGWQanicKy0Ll13PXx_N3j_8Hi3E-HoELOj7xQAE",
    ),
    Source(
        "CR-25",
        "m",
        "Consumer Reports, September 2025",
        "https://getreview.org/2025/09/08/ring-is-again-letting-police-request-user-videos-through-its-neighbors-app",
    ),
    Source(
        "CR-26",
        "M",
        "Consumer Reports, 2026: settings",
        "https://www.consumerreports.org/electronics-computers/privacy/ring-privacy-security-settings-to-check-a7189415320",
    ),
    Source(
        "AXON-ADV",
        "P",
        "Evidence system, advanced configuration",
        "https://www.axon.com/help/axon-community-request/software/community-request/configuration/advanced-configurations.htm",
    ),
    Source(
        "AXON-SET",
        "P",
        "Evidence system, setup",
        "https://www.axon.com/help/axon-community-request/software/community-request/configuration/setup-and-configuration.htm",
    ),
    Source(
        "AXON-GEN",
        "P",
        "Evidence system, general settings",
        "https://www.axon.com/help/axon-community-request/software/community-request/configuration/general-settings.htm",
    ),
    Source(
        "CNET-25",
        "m",
        "CNET, October 2025",
        "https://worldwiretimes.com/amazons-ring-cameras-push-deeper-into-police-and-government-surveillance",
    ),
    Source(
        "FED-26",
        "m",
        "Factually, 2026: federal access",
        "https://factually.co/fact-checks/justice/can-federal-agencies-request-ring-footage-through-flock-or-axon-legal-process-required-a454a7",
    ),
    Source(
        "FLOCK-26",
        "m",
        "Coverage of the cancelled integration, February 2026",
        "https://www.ladbible.com/news/world-news/ring-doorbell-search-party-feature-cancelled-222221-20260213",
    ),
    Source(
        "MARKEY25",
        "P",
        "Senator Markey, 10 December 2025: face recognition",
        "https://www.markey.senate.gov/news/press-releases/just-in-time-for-holiday-deliveries-sen-markeys-probe-exposes-amazons-alarming-privacy-violations-with-facial-recognition-technology-in-ring-doorbell",
    ),
    Source(
        "GIZ-MAP",
        "M",
        "Gizmodo, December 2019: coordinates hidden in the neighbors' feed",
        "https://gizmodo.com.au/2019/12/rings-hidden-data-let-us-map-amazons-sprawling-home-surveillance-network/",
    ),
    Source(
        "BUG-21",
        "m",
        "January 2021: exact places and addresses in the feed's answers",
        "https://softwarefailures.com/incident/1929",
    ),
    Source(
        "MARKUP",
        "M",
        "The Markup, 11 October 2023: alert e-mails to police",
        "https://themarkup.org/neighborhood-watch/2023/10/11/how-we-investigated-rings-crime-alert-system-for-police-departments",
    ),
    Source(
        "VICE-COACH",
        "M",
        "Motherboard, August 2019: police coached on how to obtain footage",
        "https://www.vice.com/en/article/43kga3/amazon-is-coaching-cops-on-how-to-obtain-surveillance-footage-without-a-warrant",
    ),
    Source(
        "MIAMI-MOU",
        "P",
        "Memorandum with Miami Beach, 2019",
        "https://docmgmt.miamibeachfl.gov/WebLink/DocView.aspx?dbid=0&id=248107&repo=CityClerk",
    ),
    Source(
        "BLOG-2101",
        "P",
        "The company's blog, January 2021: legal demands in 2020",
        "https://blog.ring.com/2021/01/20/law-enforcement-information-requests-in-2020",
    ),
    Source("OWN", "OWN", "A choice of this project", "docs/regimes.md"),
)

SOURCES: Final = MappingProxyType({source.key: source for source in _SOURCES})

"""Which roles each address of the API serves, and who reads as which role; it asserts nothing of its own."""

from __future__ import annotations

EVERYBODY = frozenset({"public", "officer", "administrator", "moderator", "partner-manager", "researcher", "resident"})
OFFICER, ADMINISTRATOR, RESIDENT = {"officer"}, {"administrator"}, {"resident"}
MODERATOR, RESEARCHER = {"moderator"}, {"researcher"}

TABLE = {
    ("POST", "/sessions"): EVERYBODY,
    ("DELETE", "/sessions/current"): EVERYBODY,
    ("POST", "/sessions/invitations/accept"): EVERYBODY,
    ("GET", "/public/world"): EVERYBODY,
    ("GET", "/public/keys"): EVERYBODY,
    ("GET", "/public/regime"): EVERYBODY,
    ("GET", "/public/regime-changes"): EVERYBODY,
    ("GET", "/public/requests"): EVERYBODY,
    ("GET", "/public/taking-part"): EVERYBODY,
    ("GET", "/public/request-counts"): EVERYBODY,
    ("GET", "/public/agencies"): EVERYBODY,
    ("GET", "/public/agency-map"): EVERYBODY,
    ("POST", "/public/agency-map/searches"): EVERYBODY,
    ("GET", "/public/agency-map/outlines"): EVERYBODY,
    ("GET", "/public/agency-map/counties.svg"): EVERYBODY,
    ("GET", "/public/agency-map/days/{day}"): EVERYBODY,
    ("GET", "/public/agency-map/days/{day}/agencies.zip"): EVERYBODY,
    ("GET", "/public/agency-map/days/{day}/agencies.geojson"): EVERYBODY,
    ("GET", "/public/public-counts"): EVERYBODY,
    ("GET", "/public/attributions"): EVERYBODY,
    ("GET", "/public/base-map"): EVERYBODY,
    ("GET", "/public/base-map/tiles/{tile_id}"): EVERYBODY,
    ("GET", "/officer/map"): OFFICER,
    ("GET", "/officer/map/tiles/{tile_id}"): OFFICER,
    ("GET", "/officer/map/counts"): OFFICER,
    ("POST", "/officer/address-searches"): OFFICER,
    ("GET", "/officer/incidents"): OFFICER,
    ("POST", "/officer/area-checks"): OFFICER,
    ("POST", "/officer/requests"): OFFICER,
    ("GET", "/officer/requests"): OFFICER,
    ("GET", "/officer/requests/{request_id}"): OFFICER,
    ("GET", "/officer/releases/{release_id}/picture"): OFFICER,
    ("GET", "/officer/releases/{release_id}/footage"): OFFICER,
    ("HEAD", "/officer/releases/{release_id}/footage"): OFFICER,
    ("GET", "/officer/releases/{release_id}/evidence"): OFFICER,
    ("POST", "/officer/requests/{request_id}/resolve"): OFFICER,
    ("POST", "/officer/requests/{request_id}/amend"): OFFICER,
    ("POST", "/officer/requests/{request_id}/withdraw"): OFFICER,
    ("POST", "/officer/releases/{release_id}/triage"): OFFICER,
    ("POST", "/officer/releases/{release_id}/onward"): OFFICER,
    ("GET", "/officer/agencies"): OFFICER,
    ("GET", "/officer/passed-on"): OFFICER,
    ("GET", "/agency/passed-on"): ADMINISTRATOR,
    ("GET", "/agency/profile"): ADMINISTRATOR,
    ("GET", "/agency/users"): ADMINISTRATOR,
    ("PUT", "/agency/users/{account_id}/posting"): ADMINISTRATOR,
    ("POST", "/agency/users/{account_id}/close"): ADMINISTRATOR,
    ("POST", "/agency/users/{account_id}/reopen"): ADMINISTRATOR,
    ("PUT", "/agency/users/{account_id}/assigned-area"): ADMINISTRATOR,
    ("GET", "/agency/invitations"): ADMINISTRATOR,
    ("POST", "/agency/invitations"): ADMINISTRATOR,
    ("POST", "/agency/invitations/{invitation_id}/withdraw"): ADMINISTRATOR,
    ("GET", "/agency/requests"): ADMINISTRATOR,
    ("GET", "/agency/requests/{request_id}"): ADMINISTRATOR,
    ("GET", "/agency/response-totals"): ADMINISTRATOR,
    ("GET", "/me"): RESIDENT,
    ("GET", "/me/notices"): RESIDENT,
    ("GET", "/me/notices/{notice_id}"): RESIDENT,
    ("POST", "/me/notices/{notice_id}/share"): RESIDENT,
    ("POST", "/me/notices/{notice_id}/decline"): RESIDENT,
    ("POST", "/me/notices/{notice_id}/comments"): RESIDENT,
    ("PUT", "/me/notices/{notice_id}/view"): RESIDENT,
    ("GET", "/me/onward"): RESIDENT,
    ("POST", "/me/onward/{onward_id}"): RESIDENT,
    ("PUT", "/me/standing-choice"): RESIDENT,
    ("GET", "/me/record"): RESIDENT,
    ("POST", "/me/notices/{notice_id}/withdraw"): RESIDENT,
    ("GET", "/me/choices"): RESIDENT,
    ("POST", "/me/choices"): RESIDENT,
    ("GET", "/me/choices/history"): RESIDENT,
    ("POST", "/me/move-out"): RESIDENT,
    ("GET", "/me/receipt"): RESIDENT,
    ("GET", "/company/objections"): MODERATOR,
    ("POST", "/company/objections/{objection_id}/decision"): MODERATOR,
    ("POST", "/public/objections"): EVERYBODY,
    ("GET", "/me/clips/{clip_id}/picture"): RESIDENT,
    ("GET", "/me/clips/{clip_id}/footage"): RESIDENT,
    ("GET", "/company/requests"): MODERATOR,
    ("GET", "/company/reviewed"): MODERATOR,
    ("POST", "/company/requests/{request_id}/review"): MODERATOR,
    ("GET", "/lab/truth"): RESEARCHER,
    ("POST", "/lab/clock"): RESEARCHER,
    ("GET", "/lab/regime"): RESEARCHER,
    ("POST", "/lab/regime"): RESEARCHER,
}
"""Which roles each address serves. A new route is added here on purpose, or the first test fails."""

LAST = ("POST", "/me/move-out")
"""After moving out a resident is served nothing more."""
ENDS = (("POST", "/officer/requests/{request_id}/resolve"), LAST)
"""What lets other things be done no more: a resolved request takes no answer."""
CALLED = {address: serves for address, serves in TABLE.items() if address not in ENDS} | {
    address: TABLE[address] for address in ENDS
}
"""What the tests call with every reader, in this order."""

READERS = {
    "": "public",
    "officer": "officer",
    "second-officer": "officer",
    "other-officer": "officer",
    "administrator": "administrator",
    "moderator": "moderator",
    "researcher": "researcher",
    "resident": "resident",
    "neighbor": "resident",
}

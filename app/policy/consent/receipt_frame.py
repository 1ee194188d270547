"""What a consent receipt says beside the events: whose receipt it is, who answers for it, and under which rules.

The caller supplies all of it; nothing here is looked up, and no field holds a name or a place of the resident.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFrame:
    """What a receipt says beside the events.

    Parameters
    ----------
    record_id, principal_id : str
        Of this receipt, and of the resident in it: keyed ids that cannot be traced to the account without the key.
    issued_us : int
        Simulated time, microseconds; later events are left out.
    controller, controller_contact : str
        The simulated company and the address of its page in the world.
    storage, jurisdiction, withdrawal_method, language : str
        Where the data is kept, whose law the regime names, how to withdraw, and the notice's language (BCP 47).
    notice_location : str
        Where the notices in force can be read.
    notice_version : str or None
        The notice in force, so that a yes to an older one is shown as stale; None where notices are not compared.
    agencies : mapping of str to str
        Agency names by id, for recipients.
    """

    record_id: str
    principal_id: str
    issued_us: int
    controller: str
    controller_contact: str
    storage: str
    jurisdiction: str
    withdrawal_method: str
    language: str
    notice_location: str
    notice_version: str | None
    agencies: Mapping[str, str]

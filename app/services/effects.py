"""What each kind of agenda row does when it is due."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..worlds.wiring import Effect
from ..worlds.world import EMPTY_LOG
from .agreements import AGREEMENT, turn
from .call_data import CALL, hand_over
from .changing import follow_history
from .consent_ends import AMENDED, file_amended, file_ends
from .consenting import ENDS
from .delivery import deliver
from .feed_writes import ALERT
from .idle_accounts import CLOSE_IDLE, close_idle
from .legal_reporting import REPORT, publish_report
from .mailroom import alert
from .producing import PRODUCE, TELL, produce, tell
from .publishing import publish_map
from .records_office import ANSWER_RECORDS, answer_records
from .request_life import archive, expire
from .retention import (
    EXPIRE_CLIPS,
    EXPIRE_PRODUCTIONS,
    EXPIRE_RELEASES,
    empty_log,
    expire_clips,
    expire_production,
    expire_release,
)

EFFECTS: Final[Mapping[str, Effect]] = MappingProxyType(
    {
        "deliver": deliver,
        "publish": publish_map,
        "expire": expire,
        "archive": archive,
        "regime": follow_history,
        ALERT: alert,
        CALL: hand_over,
        CLOSE_IDLE: close_idle,
        EXPIRE_CLIPS: expire_clips,
        EXPIRE_RELEASES: expire_release,
        EXPIRE_PRODUCTIONS: expire_production,
        EMPTY_LOG: empty_log,
        ENDS: file_ends,
        AMENDED: file_amended,
        AGREEMENT: turn,
        TELL: tell,
        PRODUCE: produce,
        REPORT: publish_report,
        ANSWER_RECORDS: answer_records,
    }
)

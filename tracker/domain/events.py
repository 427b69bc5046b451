"""The events of the log, the only truth; every answer is a pure function of them.

    accord-defined      an accord, by its slug; a later one for the same slug replaces it
    article-recorded    an article's metadata; a later one for the same id amends it
    claim-recorded      a claim and the method that read it; a later one amends it
    claim-accepted      a person's judgement of a draft: it counts from here on
    claim-rejected      a person's judgement of a draft: it does not count
    claim-retracted     our reading was wrong: the claim does not count from here on
    claim-restored      it was right after all

An event has a body (what it says) and the circumstances of its recording: the position in the log
(1, 2, 3 … in commit order), the moment (UTC, never decreasing) and who recorded it. The union of
bodies is closed: a fold over events matches on it and ends with `assert_never`.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from tracker.domain.claims import Accord, Article, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class AccordDefined:
    """An accord is defined or, later, defined anew."""

    accord: Accord


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecorded:
    """An article is recorded or, later, amended."""

    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecorded:
    """A claim is recorded or, later, amended."""

    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person decided about a recorded claim; carries the claim's accord and party."""

    claim: str
    accord: str
    party: str | None
    why: str | None = None


class ClaimAccepted(Verdict):
    """A draft is accepted: it counts."""

    __slots__ = ()


class ClaimRejected(Verdict):
    """A draft is rejected."""

    __slots__ = ()


class ClaimRetracted(Verdict):
    """Our reading was wrong."""

    __slots__ = ()


class ClaimRestored(Verdict):
    """Our reading was right after all."""

    __slots__ = ()


Body = (
    AccordDefined
    | ArticleRecorded
    | ClaimRecorded
    | ClaimAccepted
    | ClaimRejected
    | ClaimRetracted
    | ClaimRestored
)

KINDS: Final[dict[type[Body], str]] = {
    AccordDefined: "accord-defined",
    ArticleRecorded: "article-recorded",
    ClaimRecorded: "claim-recorded",
    ClaimAccepted: "claim-accepted",
    ClaimRejected: "claim-rejected",
    ClaimRetracted: "claim-retracted",
    ClaimRestored: "claim-restored",
}
"""The literals that stand in the log; never a class path."""

VERSION: Final = 1
"""The version of the payloads that are written today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of the log."""

    position: int
    recorded_at: str
    """UTC, `2026-11-22T09:30:00.000000Z`: fixed width, so that text order is time order."""
    recorded_by: str
    body: Body
    subject: str | None = field(default=None, compare=False, repr=False)
    """The id that was stored with it (`verify` re-derives it); None if it was read from no log."""

    @property
    def recorded_on(self) -> int:
        """The UTC day of recording, as an ordinal."""
        return date.fromisoformat(self.recorded_at[:10]).toordinal()


def moment(at: datetime) -> str:
    """Write an aware moment in the form of `recorded_at`."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

"""Small texts of dated claims, so that the docstring of a test is its input.

One claim a line; lines that do not begin with a date, a bracket or `?` are remarks:

    PUBLISHED [MODALITY] ACT [WHEN] [WORD …]

    2020-09-16 signed 2020-09-15            published, act, when: asserted
    2020-09-14 planned signed               no `when`: it is not dated
    ? denied joined [..2020]                `?`: the article does not say when it was published
    2020-09-16 signed @first =one           `@`: articles of one name are one article
    2020-09-17 signed 2020 >one             `=` names a claim, `>` supersedes the one so named
    2020-09-17 signed AE ~envoy ^Wire       the party (else `X`), the asserter, the outlet
    2020-09-17 signed retracted +2021-05-05 its fate, and the day of recording (else 2030-01-01)

Fates are `draft`, `accepted`, `rejected`, `retracted` and `restored`. A claim's name is `c1`, `c2`
… by its place in the text, unless `=` gives another.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from oracle import Said

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.days import BEGINNING, FOREVER, Days, When, iso, parse_day
from tracker.domain.events import (
    AccordDefined,
    ArticleRecorded,
    Body,
    ClaimAccepted,
    ClaimRecorded,
    ClaimRejected,
    ClaimRestored,
    ClaimRetracted,
    Event,
    Verdict,
)
from tracker.projections.membership import Membership, memberships
from tracker.projections.standing import Evidence, Standing, stand, visible

ACCORD = Accord(slug="accord", name="The Accord")
RECORDED = date(2030, 1, 1).toordinal()
FATES: dict[str, tuple[type[Verdict], ...]] = {
    "": (),
    "draft": (),
    "accepted": (ClaimAccepted,),
    "rejected": (ClaimRejected,),
    "retracted": (ClaimRetracted,),
    "restored": (ClaimRetracted, ClaimRestored),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim and its article, before either has an id."""

    name: str
    act: Act
    published: When | None = None
    modality: Modality = Modality.ASSERTED
    when: When | None = None
    article: str | None = None
    supersedes: str | None = None
    fate: str = ""
    party: str = "X"
    asserter: str | None = None
    outlet: str | None = "Wire"
    recorded: int = RECORDED

    @property
    def source(self) -> Article:
        return Article(
            outlet=self.outlet, title=self.article or self.name, published=self.published
        )

    @property
    def id(self) -> str:
        return self.claim(None).id

    def claim(self, supersedes: str | None) -> Claim:
        return Claim(
            article=self.source.id,
            accord=ACCORD.slug,
            party=None if self.party == "-" else self.party,
            act=self.act,
            modality=self.modality,
            when=self.when,
            asserter=self.asserter,
            locator=self.name,
            supersedes=supersedes,
            method="rules/1" if self.fate in ("draft", "accepted", "rejected") else "curated",
        )


def read(text: str | None) -> list[Told]:
    """Read the claims of a small text."""
    lines = [line.split() for line in (text or "").splitlines() if re.match(r"\s*[0-9[?]", line)]
    return [_told(words, f"c{number}") for number, words in enumerate(lines, start=1)]


def _told(words: list[str], name: str) -> Told:
    published, *rest = words
    modality = Modality(rest.pop(0)) if rest[0] in list(Modality) else Modality.ASSERTED
    act = Act(rest.pop(0))
    marked = {word[0]: word[1:] for word in rest if word[0] in "@=>~^+"}
    plain = [word for word in rest if word[0] not in "@=>~^+"]
    return Told(
        name=marked.get("=", name),
        act=act,
        published=None if published == "?" else When.parse(published),
        modality=modality,
        when=next((When.parse(word) for word in plain if re.match(r"[0-9[]", word)), None),
        article=marked.get("@"),
        supersedes=marked.get(">"),
        fate=next((word for word in plain if word in FATES), ""),
        party=next((word for word in plain if re.fullmatch(r"[A-Z]{2}|-", word)), "X"),
        asserter=marked.get("~"),
        outlet=marked.get("^", "Wire") or None,
        recorded=parse_day(marked["+"]) if "+" in marked else RECORDED,
    )


def events(told: Sequence[Told], accord: Accord = ACCORD) -> list[Event]:
    """Return the log of these claims: each with its article before it and its fate at the end."""
    ids = {each.name: each.id for each in told}
    logged: list[tuple[int, Body]] = [
        (min((t.recorded for t in told), default=1), AccordDefined(accord=accord))
    ]
    for each in told:
        recording = ArticleRecorded(article=each.source)
        if not any(body == recording for _, body in logged):
            logged.append((each.recorded, recording))
        supersedes = ids.get(each.supersedes or "", each.supersedes)
        logged.append((each.recorded, ClaimRecorded(claim=each.claim(supersedes))))
    for each in told:
        for verdict in FATES[each.fate]:
            logged.append(
                (
                    each.recorded,
                    verdict(claim=each.id, accord=accord.slug, party=each.party, why="a reason"),  # type: ignore[arg-type]
                )
            )
    return [
        Event(
            position=place, recorded_at=f"{iso(day)}T12:00:00.000000Z", recorded_by="me", body=body
        )
        for place, (day, body) in enumerate(logged, start=1)
    ]


def standing(told: Sequence[Told], accord: Accord = ACCORD) -> Standing:
    return stand(events(told, accord))


def evidence(told: Sequence[Told], known: int | None = None) -> list[Evidence]:
    """Return the visible claims (R1), all taken for one party's."""
    return visible(standing(told), known=known)


def membership(
    told: Sequence[Told],
    party: str | None = "X",
    *,
    accord: Accord = ACCORD,
    known: int | None = None,
) -> Membership:
    """Return what is held of one party, which may be nothing."""
    held = memberships(standing(told, accord), accord, known=known)
    return held.get(party) or Membership(accord=accord, party=party, evidence=())


def said(told: Sequence[Told]) -> list[Said]:
    """Return the same claims in the words of the oracle."""
    recorded: dict[str, int] = {}
    for each in told:
        recorded.setdefault(each.source.id, each.recorded)
    return [
        Said(
            id=each.name,
            position=position,
            act=each.act.value,
            modality=each.modality.value,
            when=_ends(each.when),
            published=_ends(each.published),
            recorded=recorded[each.source.id],
            article=each.source.id,
            supersedes=each.supersedes,
            counts=each.fate not in ("draft", "rejected"),
            retracted=each.fate == "retracted",
        )
        for position, each in enumerate(told)
    ]


def boundaries(told: Iterable[Told]) -> list[int]:
    """Return, in order, every day at and beside an end of a range that the claims mention."""
    ends = {
        end
        for each in told
        for when in (each.when, each.published)
        for end in (*_ends(when), each.recorded)
        if end is not None
    }
    return sorted({end + beside for end in ends for beside in (-2, -1, 0, 1)})


def when(days: Days) -> When | None:
    """Return a range of days as a source would give it; the whole line is no date."""
    return None if days == Days(BEGINNING, FOREVER) else When(str(days), days)


def _ends(when: When | None) -> tuple[int | None, int | None]:
    if when is None:
        return None, None
    first, last = when.days.first, when.days.last
    return (None if first == BEGINNING else first), (None if last == FOREVER else last)

"""Generated claims of every act, modality and kind of date, close together so that they meet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dated import Told, when
from hypothesis import strategies as st

from tracker.domain.acts import CRITERIA, Act, Modality
from tracker.domain.days import BEGINNING, FOREVER, Days

BASE = date(2020, 1, 1).toordinal()
RECORDED = BASE + 60
"""The last day on which anything is recorded here: after every day that is generated."""
NAMES: Sequence[str] = [*CRITERIA, *(act.value for act in Act)]
FORMAL = [Act.SIGNED, Act.JOINED, Act.RATIFIED, Act.ACCEDED, Act.IN_FORCE, Act.WITHDREW]
ACTS = st.sampled_from([*Act, *FORMAL, *FORMAL, Act.ANNOUNCED, Act.DECLINED, Act.RESCINDED])
MODALITIES = st.sampled_from([*Modality, Modality.ASSERTED, Modality.ASSERTED, Modality.ASSERTED])
FATES = st.sampled_from(["", "", "", "", "draft", "accepted", "rejected", "retracted", "restored"])


@st.composite
def ranges(draw: st.DrawFn) -> Days:
    """A range of days: closed for the most part, else open first, open last, or no date."""
    first = draw(st.integers(BASE, BASE + 30))
    last = first + draw(st.sampled_from([0, 0, 0, 1, 2, 5, 10]))
    match draw(st.sampled_from(["closed"] * 5 + ["first", "last", "both"])):
        case "first":
            return Days(BEGINNING, last)
        case "last":
            return Days(first, FOREVER)
        case "both":
            return Days(BEGINNING, FOREVER)
        case _:
            return Days(first, last)


@st.composite
def claims(draw: st.DrawFn, *, acts: st.SearchStrategy[Act] = ACTS, most: int = 7) -> list[Told]:
    """Claims of one party from a few articles."""
    articles = draw(
        st.lists(
            st.tuples(ranges(), st.sampled_from([RECORDED, RECORDED, BASE + 41, BASE + 20])),
            min_size=1,
            max_size=4,
        )
    )
    told = []
    for number in range(draw(st.integers(1, most))):
        place = draw(st.integers(0, len(articles) - 1))
        published, recorded = articles[place]
        told.append(
            Told(
                name=f"c{number}",
                act=draw(acts),
                modality=draw(MODALITIES),
                when=when(draw(ranges())),
                published=when(published),
                recorded=recorded,
                article=f"a{place}",
                supersedes=draw(st.sampled_from([None] * 9 + [f"c{number - 1}"])),
                fate=draw(FATES),
            )
        )
    return told


def renamed(told: Sequence[Told], prefix: str) -> list[Told]:
    """The same claims under other names, from other articles."""
    return [
        replace(
            each,
            name=prefix + each.name,
            article=prefix + (each.article or ""),
            supersedes=each.supersedes and prefix + each.supersedes,
        )
        for each in told
    ]

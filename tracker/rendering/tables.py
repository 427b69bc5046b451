"""Answers for a person at a terminal: rich tables and texts, readable without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tracker.domain.answers import Answer
from tracker.domain.days import Days, iso
from tracker.projections.members import Member
from tracker.projections.spells import Spell
from tracker.projections.standing import Standing
from tracker.projections.turns import Turn
from tracker.projections.views import History, Members, OneMember, Question, Status
from tracker.rendering.harmless import harmless
from tracker.rendering.words import (
    answer_text,
    block,
    claim_line,
    clocks_line,
    correction_line,
    count,
    day_or,
    party_name,
    short,
    source_line,
    words_text,
)

if TYPE_CHECKING:
    from tracker.projections.comparison_views import Conflicts, Diff
    from tracker.projections.conflicts import Conflict, Side
    from tracker.projections.listing_views import AccordRow, ArticleRow, PartyRow


def members(view: Members) -> RenderableType:
    """Lay out the answer to `members`."""
    asked = view.question
    without = f", without {harmless(view.without)}" if view.without else ""
    lines: list[RenderableType] = [
        _title(f"{asked.accord.name}: members on {iso(asked.clocks.on)} by {_by(asked)}{without}"),
        Text(clocks_line(asked.clocks), style="dim"),
    ]
    if not view.rows:
        lines.append(Text("No visible claim names any party."))
        return Group(*lines)
    table = plain_table("answer", "party", "since", "until", "origins", "remarks")
    for answer in (Answer.YES, Answer.DISPUTED, Answer.UNKNOWN, Answer.NO):
        for row in view.rows:
            if row.answer is answer:
                table.add_row(
                    answer_text(answer),
                    Text(party_name(row.party)),
                    _days(row.since),
                    _days(row.until),
                    Text(str(row.origins or "")),
                    Text(_remarks(row)),
                )
    lines.append(table)
    return Group(*lines)


def one_member(view: OneMember) -> RenderableType:
    """Lay out the answer to `is-member`."""
    asked, row = view.question, view.row
    line = Text.assemble(
        (row.answer.value, "bold"),
        f": {party_name(row.party)}, {harmless(asked.accord.name)},"
        f" on {iso(asked.clocks.on)} by {_by(asked)}",
    )
    lines: list[RenderableType] = [line, Text(clocks_line(asked.clocks), style="dim")]
    if row.since:
        until = f", until {row.until}" if row.until else ""
        lines.append(Text(f"since {row.since}{until}; {count(row.origins, 'origin')}"))
    if _remarks(row):
        lines.append(Text(_remarks(row)))
    return Group(*lines)


def status(view: Status) -> RenderableType:
    """Lay out the answer to `status`."""
    lines: list[RenderableType] = [
        _title(f"{party_name(view.party)} on {iso(view.clocks.on)}"),
        Text(clocks_line(view.clocks), style="dim"),
    ]
    if not view.accords:
        lines.append(Text("No claim names it in any accord."))
    for each in view.accords:
        table = plain_table("criterion", "answer")
        for name, answer in each.answers.items():
            default = " (the accord's own)" if name == each.accord.membership else ""
            table.add_row(Text(name + default), answer_text(answer))
        named = f"{each.accord.name}: {count(len(each.claims), 'visible claim')}"
        lines += [Text(), Text(harmless(named), style="bold"), table]
        if each.stronger:
            lines.append(Text(_stronger(each.stronger)))
    return Group(*lines)


def history(view: History) -> RenderableType:
    """Lay out the answer to `history`."""
    asked = view.question
    lines: list[RenderableType] = [
        _title(f"{party_name(view.party)} in {asked.accord.name} by {_by(asked)}"),
        Text(clocks_line(asked.clocks), style="dim"),
    ]
    if not view.spells.spells:
        lines.append(Text("No spell: nothing visible says that one began."))
    for number, spell in enumerate(view.spells.spells, start=1):
        lines += [Text(), *spell_lines(number, spell)]
    return Group(*lines)


def spell_lines(number: int, spell: Spell) -> list[Text]:
    """Describe a spell: its start, its end, and what disputes them."""
    lines = [Text(f"Spell {number}", style="bold")]
    lines.append(Text(f"  began {_turn(spell.start)}" if spell.start else "  began: unknown when"))
    lines.append(Text(f"  ended {_turn(spell.end)}" if spell.end else "  no end is told"))
    for turn in spell.turns:
        for dispute in turn.disputes:
            since = day_or(dispute.since, "the beginning")
            until = day_or(dispute.until, "")
            until = f"until {until}" if until else "open"
            what = "its start" if turn.opens else "its end"
            lines.append(
                Text(f"  disputed {what} from {since}, {until}, by {short(dispute.denial.id)}")
            )
    return lines


def conflicts(view: Conflicts) -> RenderableType:
    """Lay out the answer to `conflicts`: the sides under each other, each with its words."""
    on = view.clocks.on
    lines: list[RenderableType] = [
        _title(f"Conflicts, as they stand on {iso(on)}"),
        Text(clocks_line(view.clocks), style="dim"),
    ]
    total = 0
    for accord, found in view.accords:
        for each in found:
            total += 1
            lines += [Text(), *_conflict(total, accord.name, each, view.standing, on)]
    if not total:
        lines.append(Text("The visible claims do not disagree."))
    return Group(*lines)


def diff(view: Diff) -> RenderableType:
    """Lay out the answer to `diff`."""
    before, after = view.before.clocks, view.after.clocks
    moved = {
        "on": (iso(before.on), iso(after.on)),
        "known": tuple(iso(each) for each in (before.known, after.known) if each is not None),
        "at": (f"position {before.at}", f"position {after.at}"),
    }[view.clock]
    lines: list[RenderableType] = [
        _title(f"{view.after.accord.name} by {_by(view.after)}: {view.clock} {' → '.join(moved)}"),
        Text(f"asked for {iso(after.on)}; {clocks_line(after)}", style="dim"),
    ]
    if view.before.accord != view.after.accord:
        lines.append(Text("The accord itself was defined anew between the two."))
    if not view.changes:
        lines.append(Text("No answer changed."))
    for change in view.changes:
        lines.append(
            Text.assemble(
                (party_name(change.party), "bold"),
                f": {change.before.value} → {change.after.value}",
            )
        )
        for claim_id in change.claims:
            held = view.standing.claims[claim_id]
            source = view.standing.articles[held.claim.article].article
            lines.append(block(2, f"{short(claim_id)}  {claim_line(held.claim)}"))
            lines.append(block(4, source_line(source), "dim"))
            if claim_id in view.corrections:
                lines.append(block(4, correction_line(view.corrections[claim_id])))
    return Group(*lines)


def accords(rows: Sequence[AccordRow]) -> RenderableType:
    """Lay out the accords."""
    table = plain_table("accord", "name", "default", "parties", "claims", "articles", "as a whole")
    for row in rows:
        whole = ", ".join(f"{name}: {answer.value}" for name, answer in row.whole.items())
        table.add_row(
            Text(row.accord.slug),
            Text(harmless(row.accord.name)),
            Text(row.accord.membership),
            Text(str(row.parties)),
            Text(str(row.claims)),
            Text(str(row.articles)),
            Text(whole),
        )
    return table if rows else Text("No accord is defined.")


def articles(rows: Sequence[ArticleRow]) -> RenderableType:
    """Lay out the articles."""
    table = plain_table("id", "published", "outlet", "title", "claims", "text")
    for row in rows:
        held = row.source.article
        table.add_row(
            Text(short(row.id)),
            Text(held.published.text if held.published else "–"),
            Text(harmless(held.outlet or "–")),
            Text(harmless(held.title or "–")),
            Text(str(row.claims)),
            Text("held" if row.text_held else "by hash" if held.text else "–"),
        )
    return table if rows else Text("No article is recorded.")


def parties(rows: Sequence[PartyRow]) -> RenderableType:
    """Lay out the parties."""
    table = plain_table("code", "party", "accord", "claims")
    for row in rows:
        for accord, claims in row.accords.items():
            table.add_row(
                Text(harmless(row.party)),
                Text(party_name(row.party)),
                Text(accord),
                Text(str(claims)),
            )
    return table if rows else Text("No claim names a party.")


def _conflict(
    number: int, accord: str, found: Conflict, standing: Standing, on: int
) -> Iterable[RenderableType]:
    state = "open"
    if found.settled:
        state = f"{'open until' if on < found.settled else 'settled from'} {iso(found.settled)}"
    head = f"{number}. {found.kind}: {party_name(found.party)}, {harmless(accord)}"
    yield Text.assemble((head, "bold"), f", by {found.by}: ", (state, "italic"))
    for side in found.sides:
        yield block(3, _side(found, side))
        for each in side.claims:
            claim = standing.claims[each.id].claim
            source = standing.articles[claim.article].article
            yield block(5, f"{short(each.id)}  {claim_line(claim)}")
            yield block(7, words_text(claim, None))
            yield block(7, source_line(source), "dim")


def _side(found: Conflict, side: Side) -> str:
    denies = found.kind == "denial" and side is found.sides[-1]
    return f"{'against it' if denies else 'told for'} {side.days}"


def _title(text: str) -> Text:
    return Text(harmless(text), style="bold")


_WHOLE = frozenset(
    {"answer", "since", "until", "accord", "id", "code", "published", "origins", "default"}
)
"""Columns whose cells are not broken over lines."""


def plain_table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for column in columns:
        numeric = column in ("origins", "claims", "parties", "articles")
        table.add_column(
            column,
            justify="right" if numeric else "left",
            overflow="fold",
            no_wrap=column in _WHOLE,
        )
    return table


def _days(days: Days | None) -> Text:
    return Text("" if days is None else str(days))


def _by(asked: Question) -> str:
    return asked.criterion.name


def _remarks(row: Member) -> str:
    remarks = [
        name if answer is Answer.YES else f"{name}: {answer.value}"
        for name, answer in (("suspended", row.suspended), ("stalled", row.stalled))
        if answer is not Answer.NO
    ]
    if len(row.datings) > 1:
        remarks.append(f"dated {' or '.join(map(str, row.datings))}")
    if row.stronger:
        remarks.append(_stronger(row.stronger))
    return "; ".join(remarks)


def _stronger(name: str) -> str:
    return f"by the stronger {name}: yes"


def _turn(turn: Turn) -> str:
    datings = "; ".join(
        f"{dating.days} ({', '.join(sorted({each.act.value for each in dating.transitions}))})"
        for dating in turn.datings
    )
    several = f"{turn.span}: " if len(turn.datings) > 1 else ""
    return f"{several}{datings}, {count(len(turn.evidence), 'claim')}"

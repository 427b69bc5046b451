"""What stands between a subject and its verb, and what it makes of the verb's act.

"has not signed" denies, "will join" plans, "refused to join" declines, "could join" names a
candidate, "agreed to join" announces. The words nearest to the verb go first where several speak.
"""

from tracker.domain.acts import Act, Modality
from tracker.extraction import bridge_words as cue
from tracker.extraction import patterns as re
from tracker.extraction.act_words import Form, Verb
from tracker.extraction.bridge_reach import beyond_the_first
from tracker.extraction.bridge_tenses import WILL, ahead, not_done, past, taken_back, taken_up
from tracker.extraction.told_acts import ENTRIES, Told
from tracker.extraction.verb_chain_rows import unchained


def told(bridge: str, verb: Verb, *, heading: bool = False) -> Told | None:
    """Return what a verb tells of its subject, by the words between them; None if nothing.

    `heading`: "Kazakhstan to join" and "Kazakhstan joins" stand in one.
    """
    act = verb.act
    bridge, form = unchained(cue.NOT_ONLY.sub(" ", bridge), verb.form)
    bridge = cue.ASKED_WHEN.sub(r"\1 to ", bridge)
    if _done_after_all(form, bridge):
        return Told(
            act=act, modality=Modality.ASSERTED, sure=0.64, rule="done-after-all",
            when_matters=False,
        )  # fmt: skip
    if form is Form.PAST and cue.NO_MORE.search(bridge):
        return Told(
            act=act, modality=Modality.DENIED, sure=0.64, rule="no-more", when_matters=False
        )
    if form is Form.BASE and cue.PERFECT.search(bridge):
        form = Form.PAST  # "had come in", "has become a party"
    if act in ENTRIES and cue.DENIES_REFUSAL.search(bridge) and not cue.NOT.search(bridge):
        return Told(
            act=Act.DECLINED, modality=Modality.DENIED, sure=0.66, rule="denies", when_matters=False
        )  # fmt: skip
    if cue.NOT_REFUSED.search(bridge) or (
        (act is not Act.WITHDREW or (form is Form.PAST and cue.PERFECT.search(bridge)))
        and cue.UNSAID.search(bridge)
    ):
        return None  # "has not refused to join", "never said that it would not"
    if form is Form.BASE and cue.SHOULD_NOT.search(bridge):
        return None  # an opinion
    if form is Form.PAST and cue.SHOULD_NOT_HAVE.search(bridge):
        return Told(
            act=act, modality=Modality.ASSERTED, sure=0.6, rule="should-not-have",
            when_matters=False,
        )  # fmt: skip
    if form is Form.ING and cue.A_CEREMONY.search(bridge):
        return None
    if act in ENTRIES and form is Form.BASE and cue.WAS_TOLD.search(bridge):
        return Told(act=act, modality=Modality.PLANNED, sure=0.62, rule="was-promised")
    if act in (*ENTRIES, Act.WITHDREW) and cue.ON_WHETHER_TO.search(bridge):
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.6, rule="might", when_matters=False)
    if (
        cue.NOT_ALLOWED.search(bridge)
        or cue.BEFORE_IT_COULD.search(bridge)
        or cue.UNDECIDED.search(bridge)
    ):
        return None
    if form is Form.THIRD and cue.IF_ONE.search(bridge):
        return None  # "may suspend it if the other side leaves"
    if act in ENTRIES and (again := cue.TAKES_UP.search(bridge)):
        return taken_up(bridge[: again.start()], again[0])
    ceases = cue.CEASES.search(bridge)
    if act in ENTRIES and ceases and not cue.NOT.search(bridge):
        return Told(
            act=Act.WITHDREW, modality=Modality.PLANNED if ceases["will"] else Modality.ASSERTED,
            sure=0.7, rule="ceases",
        )  # fmt: skip
    if act in ENTRIES and ceases and re.search(r"\bnever\b", bridge):
        return Told(
            act=act, modality=Modality.ASSERTED, sure=0.64, rule="never-ceased", when_matters=False
        )
    if cue.CAME_CLOSE.search(bridge):
        return Told(
            act=act, modality=Modality.DENIED, sure=0.62, rule="came-close", when_matters=False
        )
    if cue.HOPES_THAT.search(bridge) and act is not Act.CANDIDATE:
        if act not in (Act.JOINED, Act.ACCEDED):
            return None
        return Told(
            act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.62, rule="wishes",
            when_matters=False,
        )  # fmt: skip
    if cue.HAVING.search(bridge):
        bridge = " having "
    if act is Act.CANDIDATE:
        if cue.DECIDED_NOT.search(bridge):
            return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.7, rule="refuses")
        if cue.NOT.search(bridge) or cue.IF.search(bridge):
            return None
        if cue.REFUSES.search(bridge):
            return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.74, rule="refuses")
        sure = 0.7 if form in (Form.PAST, Form.THIRD) or cue.PLANS.search(bridge) else 0.6
        return Told(act=act, modality=Modality.ASSERTED, sure=sure, rule="applied")
    if act in (*ENTRIES, Act.WITHDREW) and cue.DENIES_A_PLAN.search(bridge):
        out = act is Act.WITHDREW
        return Told(
            act=act if out else Act.DECLINED,
            modality=Modality.DENIED if out else Modality.ASSERTED,
            sure=0.66, rule="denies-a-plan", when_matters=False,
        )  # fmt: skip
    if cue.DENIES.search(bridge) and not cue.NOT.search(bridge):
        if act in ENTRIES and cue.APPLIED_TO.search(bridge):
            act = Act.CANDIDATE  # "denied that it had applied to join"
        return Told(act=act, modality=Modality.DENIED, sure=0.7, rule="denies", when_matters=False)
    if cue.RATHER.search(bridge) or cue.ALMOST.search(bridge):
        return None
    if act in (*ENTRIES, Act.WITHDREW) and cue.STILL_MUST.search(bridge):
        return Told(
            act=act, modality=Modality.DENIED, sure=0.62, rule="has-not", when_matters=False
        )
    if cue.NOT_RULED_OUT.search(bridge):
        if act in (Act.JOINED, Act.ACCEDED):
            act = Act.CANDIDATE
        modality = Modality.ASSERTED if act is Act.CANDIDATE else Modality.POSSIBLE
        return Told(act=act, modality=modality, sure=0.62, rule="not-ruled-out", when_matters=False)
    if act is Act.ANNOUNCED:
        if cue.NOT.search(bridge) or cue.IF.search(bridge):
            return None
        done = form is Form.PAST or cue.AGREES.search(bridge)
        return Told(
            act=act, modality=Modality.ASSERTED if done else Modality.PLANNED,
            sure=0.72 if done else 0.6, rule="accepted-to",
        )  # fmt: skip
    if act is Act.RESCINDED:
        return taken_back(form, bridge)
    if form is Form.BASE and cue.ONLY_THEN.search(bridge):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.76, rule="not-until")
    if cue.IMPOSSIBLE.search(bridge) or cue.IF.search(bridge) or cue.WHETHER.search(bridge):
        return None
    dropped = cue.DROPPED.search(bridge)
    if dropped and not dropped[0].startswith(" "):
        if dropped["away"] is None or act not in ENTRIES:
            return None
        return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.62, rule="dropped-plan")
    became = cue.FIRST.search(bridge)
    if became and cue.ASKED_IN.search(became[0]):
        if act not in (Act.JOINED, Act.ACCEDED):
            return None
        return Told(
            act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.62, rule="wishes",
            when_matters=False,
        )  # fmt: skip
    first = became or cue.APPOSED_FIRST.search(bridge)
    if first and (beyond := beyond_the_first(first)) is not None:
        if cue.COULD_BE.search(bridge) or cue.EXPECTED_TO_BE.search(bridge) or not beyond:
            return None
        return told(beyond, verb)  # "was the first to refuse to sign"
    if became and cue.VOTES_WHETHER.search(became[0]):
        return Told(act=act, modality=Modality.POSSIBLE, sure=0.62, rule="might")
    if became and not cue.NOT.search(bridge):
        before = bridge[: became.end()]
        if cue.COULD_BE.search(before):
            if act in ENTRIES and act not in (Act.SIGNED, Act.RATIFIED):
                return Told(
                    act=Act.CANDIDATE, modality=Modality.ASSERTED, sure=0.7, rule="wishes",
                    when_matters=False,
                )  # fmt: skip
            return Told(act=act, modality=Modality.POSSIBLE, sure=0.62, rule="might")
        if cue.EXPECTED_TO_BE.search(before):
            return ahead(act, sure=0.85)
        if cue.WILL_BE.search(bridge[: became.start()]) or before.lower().lstrip().startswith(
            "to "
        ):
            return ahead(act, sure=0.85)
        if re.search(r"\bbecoming\b", became[0], re.IGNORECASE):
            return Told(act=act, modality=Modality.ASSERTED, sure=0.8, rule="became-the-first")
        if re.search(r"\bas\b|\bone\b$", became[0]):
            return None
        return Told(act=act, modality=Modality.ASSERTED, sure=0.9, rule="became-the-first")
    if cue.APPOSED_FIRST.search(bridge) and not cue.NOT.search(bridge):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.74, rule="the-first")
    if act is Act.DECLINED:
        if cue.NOT.search(bridge) and form is Form.PAST and cue.HAS.search(bridge):
            return Told(
                act=act, modality=Modality.DENIED, sure=0.62, rule="rejects", when_matters=False
            )
        if cue.NOT.search(bridge):
            return None
        if form is Form.BASE and (near := cue.NEARLY.search(bridge)) and not near["hopes"]:
            return Told(act=act, modality=Modality.POSSIBLE, sure=0.62, rule="rejects")
        if form is Form.BASE and WILL.search(bridge):
            return Told(act=act, modality=Modality.PLANNED, sure=0.62, rule="rejects")
        if form is Form.ING and cue.PARTICIPLE.search(bridge) and bridge.strip(" ,"):
            return Told(act=act, modality=Modality.ASSERTED, sure=0.62, rule="rejects")
        if form in (Form.ING, Form.BASE):
            return None
        return Told(act=act, modality=Modality.ASSERTED, sure=0.7, rule="rejects")
    if act in ENTRIES and cue.NEVER_ASKED.search(bridge):
        return Told(
            act=Act.CANDIDATE, modality=Modality.DENIED, sure=0.66, rule="never-asked",
            when_matters=False,
        )  # fmt: skip
    if act in ENTRIES and form is Form.ING and cue.NOT_BE.search(bridge):
        return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.72, rule="refuses")
    if act in ENTRIES and cue.NOT_BE.search(bridge):
        return Told(act=act, modality=Modality.DENIED, sure=0.66, rule="will-not-be")
    if cue.TO_BE_LET.search(bridge):
        return None  # "would love to be admitted": see the phrases
    if act in ENTRIES and (later := cue.TO_REFUSE.search(bridge)):
        modality = Modality.POSSIBLE if later["might"] else Modality.PLANNED
        return Told(act=Act.DECLINED, modality=modality, sure=0.66, rule="may-refuse")
    if act in ENTRIES and cue.DECIDED_NOT.search(bridge):
        return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.76, rule="refuses")
    if act in ENTRIES and cue.REFUSES.search(bridge):
        return Told(act=Act.DECLINED, modality=Modality.ASSERTED, sure=0.8, rule="refuses")
    if act is Act.WITHDREW and cue.REFUSES.search(bridge):
        return Told(act=act, modality=Modality.DENIED, sure=0.66, rule="stays", when_matters=False)
    if cue.NOT.search(bridge):
        if act is Act.WITHDREW and re.search(r"\b(?:will|would|won)\b", bridge):
            return Told(act=act, modality=Modality.DENIED, sure=0.6, rule="stays")
        return Told(act=act, modality=Modality.DENIED, sure=0.85, rule="has-not")
    if form is Form.BASE and cue.CHOSE_A_DAY.search(bridge):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.72, rule="chose-a-day")
    if form is Form.BASE and cue.MANAGED.search(bridge):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.78, rule="managed-to")
    if form is Form.PAST and cue.WAS_TO_HAVE.search(bridge):
        return Told(act=act, modality=Modality.PLANNED, sure=0.6, rule="was-to")
    if form is Form.ING and cue.TOOK_THE_STEP.search(bridge):
        return Told(act=act, modality=Modality.ASSERTED, sure=0.7, rule="took-the-step")
    if form in (Form.PAST, Form.THIRD):
        return past(act, form, bridge, heading=heading)
    return not_done(act, form, bridge, heading=heading)


def _done_after_all(form: Form, bridge: str) -> bool:
    """Whether what is denied is not the deed, which was done: "has not gained from joining"."""
    if form is Form.PAST and cue.NEVER_WOULD.search(bridge):
        return True
    if form is Form.ING and cue.OF_THE_DONE.search(bridge):
        return True
    first = cue.NOT_THE_FIRST.search(bridge)
    return first is not None and beyond_the_first(first) is None

"""Drafts of an article that is imported, less what an earlier version of it said.

The rules read within the transaction that records the article. A language model takes its time, so
it is asked before: nobody waits for a lock while it thinks.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Literal

from tracker.commands.ahead import Guess
from tracker.domain.claims import Accord, Article, Claim
from tracker.domain.errors import NotFound, Usage
from tracker.domain.events import AccordDefined, ArticleRecorded, Body, ClaimAccepted, ClaimRecorded
from tracker.extraction import drafts
from tracker.importing.articles import completed, is_reprint
from tracker.importing.held import Held, HeldClaim
from tracker.importing.plan import Plan
from tracker.importing.reading import Fault, Item, ReadArticle, ReadClaim, Reading
from tracker.log import store
from tracker.projections.standing import stand

if TYPE_CHECKING:
    from tracker.extraction.llm import Model, NoAnswer

Method = Literal["rules", "none"]

WHY: Final = "accepted on import"
"""The reason that stands for drafts which were accepted without being looked at."""

_PATIENCE: Final = 3
"""Failures of a model's server in a row after which it is asked no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What came of asking a model about an article."""

    claims: tuple[Claim, ...] = ()
    left_out: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """The drafts of an article that an earlier version of it told already."""

    number: int = 0
    claims: tuple[str, ...] = ()
    """The ids of the claims of earlier versions that say the same."""


@dataclass(slots=True, kw_only=True)
class Drafting:
    """How articles are drafted in one import, and what is remembered from one to the next.

    Raises `Usage` where a model's drafts would be accepted unseen: an article could dictate them.
    """

    method: Method = "rules"
    model: "Model | None" = None
    """Reads in place of the rules."""
    accept: bool = False
    only: Collection[str] = ()
    """The slugs of the accords to be drafted; empty: all that are defined."""
    jobs: int | None = None
    """The processes that draft many articles; None: as many as there are cores."""
    _failures: int = 0
    _upto: int = 0
    _defined: dict[str, Accord] = field(default_factory=dict)
    _defined_upto: int = 0
    _by_address: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.model is not None and self.accept:
            raise Usage(
                "what a language model reads is to be looked at before it counts",
                "leave --accept out; tracker accept takes in what is right",
            )

    def asked(self, engine: Any, target: str, reading: Reading, *, amend: bool = False) -> Asked:
        """Ask the model about an article, unless its claims are held: once is enough.

        `amend` says that what it is replaces what is held of it. To be called outside a
        transaction. Without a model, or an article, nothing comes of it.
        """
        source = _article(reading)
        if self.model is None or reading.text is None or source is None or reading.faults:
            return Asked()
        with store.transaction(engine, target) as connection:
            upto = store.head(connection)
            held = self._held(connection, source.article, upto)
            if held is not None and self._has_read(connection, held, upto):
                return Asked()
            accords = self._accords(connection, upto)
            article = _as_recorded(source.article, held, amend=amend)
        return self._answer(self.model, reading.text, article, accords)

    def _has_read(self, connection: Any, article: Article, upto: int) -> bool:
        return any(
            isinstance(event.body, ClaimRecorded)
            and self.model is not None
            and event.body.claim.method == self.model.method
            for event in store.claims_of(connection, article=article.id, upto=upto)
        )

    def _answer(
        self, model: "Model", text: str, article: Article, accords: Sequence[Accord]
    ) -> Asked:
        from tracker.extraction import llm

        if self._failures >= _PATIENCE:
            message = f"the model's server failed {_PATIENCE} times in a row, and is asked no more"
            return Asked(faults=(Fault(line=None, message=message, hint="", is_passing=True),))
        try:
            drafted = llm.drafts(text, article=article, accords=accords, model=model)
        except llm.NoAnswer as problem:
            self._failures = self._failures + 1 if problem.of_service else 0
            return Asked(faults=(_fault(problem),))
        self._failures = 0
        return Asked(claims=drafted.claims, left_out=drafted.left_out)

    @property
    def is_pure(self) -> bool:
        """Whether the rules draft, which need nothing but the text, the article and the accords."""
        return self.model is None and self.method == "rules"

    def accords(self, engine: Any, target: str) -> list[Accord]:
        """Return the accords to be drafted; none where one that is named is not defined."""
        with store.transaction(engine, target) as connection:
            try:
                return self._accords(connection, store.head(connection))
            except NotFound:
                return []  # which is said when an article is recorded

    def reading(
        self,
        connection: Any,
        reading: Reading,
        asked: Asked,
        guess: Guess | None = None,
        *,
        amend: bool = False,
    ) -> tuple[Reading, Repeated]:
        """Add the drafts to the reading of an article; return it, and those that are known.

        `amend` is as for `asked`; `guess` is what was drafted of it ahead of its turn. Known are
        drafts that repeat what an earlier version of the article, at the same address, said of
        party, act, modality, date and in which words.
        """
        source = _article(reading)
        if reading.text is None or source is None or self.method == "none":
            return reading, Repeated()
        if asked.faults:
            return replace(reading, faults=asked.faults), Repeated()
        upto = store.head(connection)
        found = asked.claims
        if self.model is None:
            accords = self._accords(connection, upto)
            held = self._held(connection, source.article, upto)
            article = _as_recorded(source.article, held, amend=amend)
            drafted = guess.drafts(article, accords) if guess else None
            if drafted is None:
                drafted = drafts(reading.text, article=article, accords=accords)
            found = drafted
        known = self._told_before(connection, source.article, upto) if found else {}
        fresh = [each for each in found if _says(each) not in known]
        items: tuple[Item, ...] = tuple(ReadClaim(line=1, claim=each) for each in fresh)
        more = replace(reading, items=(*reading.items, *items), claims=len(found))
        earlier = [claim_id for each in found for claim_id in known.get(_says(each), ())]
        return more, Repeated(number=len(found) - len(fresh), claims=tuple(dict.fromkeys(earlier)))

    def accepted(
        self, connection: Any, planned: Plan, told: Iterable[Item], held: Held, repeated: Repeated
    ) -> tuple[Body, ...]:
        """Return what is planned, with the acceptance of drafts if that is wanted.

        Accepted are the drafts that are new, and those that are told again and wait: by the same
        article or by an earlier version of it. What a person has judged stays as it was judged.
        """
        if not self.accept:
            return planned.bodies
        drafted = [each.claim for each in told if isinstance(each, ReadClaim)]
        new = {each.claim.id for each in planned.bodies if isinstance(each, ClaimRecorded)}
        wanted = {
            claim.id: claim
            for claim in drafted
            if claim.is_draft and (claim.id in new or _waits(held.claims.get(claim.id)))
        }
        if repeated.claims:
            upto = store.head(connection)
            earlier = stand(store.about(connection, subjects=repeated.claims, upto=upto)).claims
            wanted.update((each, one.claim) for each, one in earlier.items() if one.waits)
        verdicts = [
            ClaimAccepted(claim=claim_id, accord=claim.accord, party=claim.party, why=WHY)
            for claim_id, claim in wanted.items()
        ]
        return (*planned.bodies, *verdicts)

    def _accords(self, connection: Any, upto: int) -> list[Accord]:
        """Return the accords to be drafted. Raises `NotFound`."""
        accords = self._defined
        for event in store.accords(connection, since=self._defined_upto, upto=upto):
            if isinstance(event.body, AccordDefined):
                accords[event.body.accord.slug] = event.body.accord
        self._defined_upto = upto
        if unknown := [each for each in self.only if each not in accords]:
            raise NotFound("accord", unknown[0], list(accords)[:5])
        return [each for slug, each in accords.items() if not self.only or slug in self.only]

    def _held(self, connection: Any, article: Article, upto: int) -> Article | None:
        told = stand(store.about(connection, subjects=[article.id], upto=upto))
        held = told.articles.get(article.id)
        return held.article if held else None

    def _told_before(
        self, connection: Any, article: Article, upto: int
    ) -> dict[tuple[object, ...], list[str]]:
        """Return what earlier versions said, with the ids of the claims that say so."""
        if article.page is None:
            return {}
        for event in store.articles(connection, since=self._upto, upto=upto):
            if isinstance(event.body, ArticleRecorded) and event.body.article.page:
                known = self._by_address.setdefault(event.body.article.page, [])
                if event.body.article.id not in known:
                    known.append(event.body.article.id)
        self._upto = upto
        earlier = [each for each in self._by_address.get(article.page, []) if each != article.id]
        said: dict[tuple[object, ...], list[str]] = {}
        for each in earlier:
            for event in store.claims_of(connection, article=each, upto=upto):
                if isinstance(event.body, ClaimRecorded):
                    claim = event.body.claim
                    said.setdefault(_says(claim), []).append(claim.id)
        return said


def accepted_in(bodies: Iterable[Body]) -> int:
    """Count the drafts that are accepted unseen."""
    return sum(isinstance(each, ClaimAccepted) and each.why == WHY for each in bodies)


def _waits(held: HeldClaim | None) -> bool:
    return held is not None and held.state == "waits"


def _article(reading: Reading) -> ReadArticle | None:
    return next((item for item in reading.items if isinstance(item, ReadArticle)), None)


def _as_recorded(article: Article, held: Article | None, *, amend: bool) -> Article:
    """Return an article as it will stand in the log, where a reprint changes nothing."""
    if held and not amend and is_reprint(article, held):
        return held
    return completed(article, held)


def _fault(problem: "NoAnswer") -> Fault:
    return Fault(line=None, message=str(problem), hint=problem.hint, is_passing=problem.of_service)


def _says(claim: Claim) -> tuple[object, ...]:
    return (
        claim.accord,
        claim.party,
        claim.act,
        claim.modality,
        claim.when and claim.when.text,
        claim.quote and claim.quote.words,
    )

"""A whole text → its sentences, each as a scene → statements → draft claims."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.acts import Act, Modality
from tracker.domain.claims import Accord, Article, Claim
from tracker.extraction import patterns as re
from tracker.extraction.about import about_of, of_the_text, with_echoes, without_vague
from tracker.extraction.accords import AccordMention, accords_named
from tracker.extraction.act_words import ASKS_OR_IN_FORCE
from tracker.extraction.answer_rules import asks_who
from tracker.extraction.beginnings import begun
from tracker.extraction.dates import dates
from tracker.extraction.entries import Entry, entry_of
from tracker.extraction.first_person import first_persons
from tracker.extraction.group_anaphors import latter
from tracker.extraction.line_rolls import Head, head_of, item_of
from tracker.extraction.mentions import How, PartyMention
from tracker.extraction.merging import claims_of, returned, settled
from tracker.extraction.officers import he_refuses, officers
from tracker.extraction.parties import antecedent, parties_named, party_lists
from tracker.extraction.plurals import THEY_FAR, with_those
from tracker.extraction.quotations import Quotation, quotations
from tracker.extraction.reply_rules import one_asked_of
from tracker.extraction.scene import Scene, Statement, is_depositary, is_question
from tracker.extraction.sentences import Sentence, sentences
from tracker.extraction.speakers import Speech, speech
from tracker.extraction.statements import statements, supposed
from tracker.extraction.verb_finder import verbs_in

_PRONOUN: Final = re.compile(
    r"\b(?:it|its|It|Its)\b(?!\s+(?:\w+\s+)?(?:neighbou?rs?|all(?:y|ies)|rivals?|partners?|patrons?)\b)"
)
_NONE: Final = re.compile(r"(?:Neither|None)\b")
_GOES_ON: Final = re.compile(
    r"(?:(?:Since then|So far|For now|Now|But|Yet),? )?(?:[Tt]alks|[Nn]egotiations|They|[Tt]he (?:talks|negotiations|process|procedure|suspension|file|dossier|application|request|bid|candidacy|government (?:says?|said|expects?|hopes?))|(?:[Bb]oth|[Tt]he (?:two|three|four)|[Aa]ll (?:two|three|four)) (?:applications|bids|requests|files|dossiers|candidacies|candidatures))\b"
)
"""With which a sentence without names begins that may tell of the talks told of before."""
_STILL: Final = 4
"""Sentences after its name in which a text may still be speaking of what it names in passing."""
_RECENT: Final = 8
"""Sentences after its name for which a text speaks of the accord, unless it names another."""
_ASIDE: Final = re.compile(r"\w\s+(?:about|on|of|under|for|behind|like|against)\s+(?:the\s+)?$")
"""What stands before an accord that is only named to describe something: "a poster about the …"."""
_DESCRIBES: Final = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+)?(?:all(?:y|ies)|edge|flank|border|borders|summit|headquarters|standards?|chief|troops"
    r"|forces|jets?|mission|power|partners?|neighbou?rs?)\b"
)
"""After an accord that only says what a party is: "the only NATO ally not to have signed"."""
_SPEAKS_AT: Final = re.compile(
    r"\b(?:[Dd]iplomat|[Oo]fficial|[Ss]ource|[Ss]pokes\w+|[Aa]mbassador|[Ee]nvoy|[Aa]dvis[eo]r|[Dd]elegate|[Rr]epresentative|[Nn]egotiator)s? (?:at|to|in|with) (?:the )?(?:[a-z-]+ ){0,3}$"
)
"""Before an accord that only says where somebody works: "a diplomat at the regional bloc ECOWAS"."""
_ONE_THAT_IS_IN: Final = re.compile(
    r"\b(?:an?|any|one|no|another|only|first|other) (?:\w+ )?(?:country|state|nation|member|government|power) (?:that|which) (?:also )?(?:belongs? to|is (?:also )?(?:in|a member of|a party to))\s+(?:the\s+)?$"
)
"""Before an accord that only says what kind of state it was: "the first by one that is in NATO"."""
_BY_THE_WAY: Final = re.compile(
    r",\s+(?:(?:whose|which|who|itself|also|like|unlike|an?|the only|already)\b)[^,;.]{0,50}$"
)
_ASIDE_ENDS: Final = re.compile(r"[^,;.]{0,24},")
"""Around an accord of which a clause on a party only says that it is in it: ", whose country is in NATO,"."""
_DOUBTED: Final = 0.49
"""How sure at most what is said in a text about another agreement, away from the accord's name."""
_GREETING: Final = re.compile(r"(?:Sir|Madam|SIR|Sirs|Dear [A-Z]\w+)\b")
"""With which a letter begins, and what stood in another is no longer spoken of."""
_LATELY: Final = 3
"""Paragraphs after which it is no longer clear what another may "follow"."""
_LONGEST: Final = 200_000
"""Code points of a text that are read: no article is longer, and none may hold up the others."""


def drafted(
    text: str, *, article: Article, accords: Collection[Accord], method: str
) -> tuple[Claim, ...]:
    """Return the draft claims of a text, in the order of their quotes."""
    text = text[:_LONGEST]
    known = {each.slug: each for each in accords}
    named = accords_named(text, accords)
    if not any(each.slug for each in named):
        return ()
    found = list(_statements(text, article, known, named))
    return tuple(claims_of(text, returned(text, settled(found)), article, method))


def _statements(
    text: str, article: Article, known: dict[str, Accord], named: Sequence[AccordMention]
) -> Iterator[Statement]:
    within = sentences(text)
    spoken = quotations(text)
    parties = _with_pronouns(text, parties_named(text, within), within, spoken)
    lists = party_lists(text, parties)
    told = dates(text, article.published)
    about = about_of(text, named, parties, within)
    topic, counts, spread = about.topic, about.counts, about.spread
    passing = about.passing
    if topic is not None and not passing:
        named = without_vague(text, with_echoes(text, named, topic, known[topic]))
    near: str | None = None
    near_in = other_in = -1
    last_speech: Speech | None = None
    last_paragraph = -1
    many: tuple[PartyMention, ...] = ()
    many_at = 0
    before: list[Statement] = []
    told_in = last_read = asked_in = -2
    asked: Statement | None = None
    question: tuple[Statement, ...] = ()
    question_in = asked_about_in = -2
    one_asked: PartyMention | None = None
    earlier: Sequence[PartyMention] = ()
    hero: str | None = None
    at_party = at_name = at_date = at_list = 0
    head: Head | None = None
    entry: Entry | None = None
    named_at = -_RECENT - 1
    current: str | None = None
    full_in: dict[str, int] = {}
    for number, sentence in enumerate(within):
        here, at_party = _slice(parties, sentence, at_party)
        names, at_name = _slice(named, sentence, at_name)
        names = [
            each
            for each in names
            if each.slug == topic
            or not (
                (each.slug and _DESCRIBES.match(text, each.end))
                or _SPEAKS_AT.search(text, max(sentence.start, each.start - 60), each.start)
                or _ONE_THAT_IS_IN.search(text, max(sentence.start, each.start - 60), each.start)
            )
        ]
        if topic is not None and not passing:
            for each in names:
                if each.slug and not each.short:
                    full_in[each.slug] = sentence.paragraph
            names = [
                replace(each, slug=topic)
                if each.short
                and each.slug not in (None, topic)
                and spread[each.slug] == 1
                and sentence.paragraph - full_in.get(each.slug, sentence.paragraph) > 1
                else each
                for each in names
            ]  # "the organisation", paragraphs after another was named once
        if passing:
            names = [
                of_the_text(text, each, known[each.slug]) if each.slug else each for each in names
            ]
        days, at_date = _slice(told, sentence, at_date)
        groups, at_list = _slice(lists, sentence, at_list)
        dated = days or text[sentence.start].isdigit()
        begins = entry_of(text, sentence, days, article.published) if dated else None
        if begins is not None or (entry and entry.paragraph != sentence.paragraph):
            entry = begins
        if begins is not None and begins.alone:
            continue
        lists_near = [
            each
            for each in lists[max(0, at_list - 6) : at_list + 4]
            if abs(each.start - sentence.start) < 900 and each not in groups
        ]
        sentence, here = _labelled(text, sentence, here)
        quoted = any(
            each.start <= sentence.body and each.end >= sentence.end - 1 for each in spoken
        )
        if _GREETING.match(text, sentence.start):
            near, current, before, asked, earlier, last_speech = None, topic, [], None, (), None
            question = ()
        who = speech(text, sentence.start, sentence.end)
        if who is None and quoted and last_speech and sentence.paragraph - last_paragraph <= 1:
            who = last_speech
        here, groups = with_those(
            text,
            sentence,
            here,
            groups,
            many if number - many_at <= THEY_FAR else (),
            many,
            one_asked if sentence.paragraph - asked_about_in == 1 else None,
            earlier if sentence.paragraph - last_read <= 1 else (),
        )
        if (
            near not in (None, topic) and current == near and sentence.paragraph != near_in
            and topic is not None and spread[near] == 1
        ):  # fmt: skip
            near, current = None, topic  # a new paragraph speaks of the text's own accord
        if current is None and sentence.paragraph != other_in and not passing:
            current = topic if topic is not None and counts[topic] > 1 else None
        recent = current == topic and number - named_at <= (_STILL if passing else _RECENT)
        if any(
            each.slug and not (passing and _ASIDE.search(text, sentence.start, each.start))
            for each in names
        ):
            named_at = number
        told_line = item_of(text, sentence, head, here, days) if head else ()
        if told_line:
            yield from told_line
            continue
        head = head_of(text, sentence, near or topic if not names else names[-1].slug)
        if (
            here
            or names
            or _NONE.match(text, sentence.body)
            or (before and _GOES_ON.match(text, sentence.body, sentence.end))
            or ASKS_OR_IN_FORCE.search(text, sentence.body, sentence.end)
            or (question and sentence.paragraph - question_in <= 1)
        ):
            moved_on = about.fleeting and other_in >= 0 and current is None
            scene = Scene(
                text=text,
                accords=known,
                topic=None if moved_on else topic,
                sentence=sentence,
                parties=here,
                lists=groups,
                named=names,
                dates=days,
                speech=who,
                quoted=quoted,
                near=near,
                hero=hero,
                verbs=verbs_in(text, sentence.body, sentence.end),
                before=before if sentence.paragraph - told_in <= 1 else (),
                begun=begun(text, sentence.start, sentence.end),
                lately=before if sentence.paragraph - told_in <= _LATELY else (),
                lists_near=lists_near,
                passing=passing and number - named_at > _STILL,
                earlier=earlier if sentence.paragraph == last_read else (),
                supposed=question if sentence.paragraph - question_in <= _LATELY else (),
                asked=asked if sentence.paragraph - asked_in <= 1 else None,
                entry=entry.when if entry else None,
            )
            found = list(statements(scene))
            if (
                scene.passing
                and not (near and sentence.paragraph == near_in)
                and not any(each.slug and not each.short for each in names)
            ):
                found = [
                    each if each.act in (Act.RELATIONS, Act.RELATIONS_ENDED)
                    else replace(each, sure=min(each.sure, _DOUBTED))
                    for each in found
                ]  # fmt: skip
            yield from found
            asked, asked_in = asks_who(scene), sentence.paragraph
            if is_question(scene):
                question, question_in = supposed(scene), sentence.paragraph
            if found:
                before, told_in = found, sentence.paragraph
                if (recent or passing) and any(
                    each.accord == topic and each.sure > _DOUBTED for each in found
                ):
                    named_at = number  # it is still spoken of
            for each in found:
                if (
                    each.party
                    and each.act in (Act.ANNOUNCED, Act.JOINED)
                    and (each.act is Act.ANNOUNCED or each.modality is not Modality.POSSIBLE)
                ):
                    hero = each.party
        if text[sentence.end - 1] == "?":
            one_asked, asked_about_in = one_asked_of(text, sentence, here), sentence.paragraph
        if here:
            earlier, last_read = here, sentence.paragraph
        if groups:
            many, many_at = groups[-1].members, number
        elif many and here and here[0].start - sentence.body < 5 and here[0].how is How.NAME:
            many = ()  # the text goes on about one, of them or another
        for each in names:
            told_apart = " " in text[each.start : each.end] and not each.modifier
            is_party = any(one.start < each.end and each.start < one.end for one in here)
            if each.slug or (told_apart and not is_party and not is_depositary(text, each.start)):
                current, other_in = each.slug, sentence.paragraph
        slugs = [
            each.slug for each in names
            if each.slug and not (each.slug != topic and _BY_THE_WAY.search(
                text, max(sentence.start, each.start - 60), each.start
            ) and _ASIDE_ENDS.match(text, each.end))
        ]  # fmt: skip
        near = slugs[-1] if slugs else (near if here else None)
        near_in = sentence.paragraph if slugs else near_in
        if who is not None:
            last_speech, last_paragraph = who, sentence.paragraph


def _labelled(
    text: str, sentence: Sentence, here: list[PartyMention]
) -> tuple[Sentence, list[PartyMention]]:
    """Read "CHINA: Ratified in May" as said of China, whose name looks like that of a speaker."""
    if not here or here[0].end + 2 != sentence.body or text[here[0].end] != ":":
        return sentence, here
    label = replace(here[0], location=False)
    return replace(sentence, body=sentence.start), [label, *here[1:]]


def _slice(found: Sequence, sentence: Sentence, begin: int) -> tuple[list, int]:  # type: ignore[type-arg]
    """Return what of an ordered sequence stands in a sentence, and where to go on."""
    while begin < len(found) and found[begin].start < sentence.start:
        begin += 1
    end = begin
    while end < len(found) and found[end].start < sentence.end:
        end += 1
    return list(found[begin:end]), end


def _with_pronouns(
    text: str,
    parties: Sequence[PartyMention],
    within: Sequence[Sentence],
    spoken: Sequence[Quotation],
) -> list[PartyMention]:
    """Add "it", "its" and a speaker's "we", as mentions of what they most likely refer to."""
    added = list(first_persons(text, parties, spoken))
    taken = {each.start for each in parties}
    added = [each for each in added if each.start not in taken]
    added += latter(text, parties)
    added += he_refuses(text, parties, within)
    added += officers(parties, within, text)
    for found in _PRONOUN.finditer(text):
        meant = antecedent(text, parties, found.start(), within)
        if meant is not None:
            added.append(
                PartyMention(start=found.start(), end=found.end(), code=meant.code, how=How.ANAPHOR)
            )
        if len(added) > 2000:
            break
    return sorted([*parties, *added], key=lambda each: each.start)

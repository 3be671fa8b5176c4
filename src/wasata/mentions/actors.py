"""Who a phrase means: a person, state, organisation or group of the lexicon, or one that only this report names.

Mentions of one actor are chained: by the register's id, by a person's last name, by a described group (الوفد
المصري), by a title already given to somebody (الرئيس اليمني). A chain answers with the fullest form there is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import merge
from itertools import islice

from wasata.analysis import Chain, Mention, Phrase, Token
from wasata.arabic.letters import key
from wasata.mentions.recalled import Recalled, honour
from wasata.model import Span
from wasata.rules.compiled import Lexicon, words
from wasata.rules.entries import ActorEntry, Post

FARTHEST = 500  # chains, and mentions of a chain, among which a described actor is looked for; no report has as many


class Posts:
    """Which person held a post of a state or organisation on a day."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._held: dict[str, list[tuple[Post, ActorEntry]]] = defaultdict(list)  # by state or organisation
        self._titles: dict[str, list[frozenset[str]]] = {}  # the words of those posts, as soon as they are asked for
        self._own: dict[str, frozenset[str]] = {}
        self._by_short: dict[str, list[str]] = defaultdict(list)
        for actor in lexicon.actors.values():
            for short in actor.short:
                self._by_short[key(short)].append(actor.id)
            for post in actor.posts:
                for of in self._bodies(post.of, actor):
                    self._held[of].append((post, actor))

    def sharing(self, actor_id: str) -> list[str]:
        """The actors that newspapers call by the same short name (المخابرات العامة of several states)."""
        shorts = self.lexicon.actors[actor_id].short
        return sorted({other for short in shorts for other in self._by_short[key(short)]})

    def own_words(self, body: str | None) -> frozenset[str]:
        """The words of an organisation's names, which a title may repeat: رئيس المخابرات العامة of that service."""
        actor = self.lexicon.actors.get(body or "")
        if actor is None or actor.kind in ("state", "person"):
            return frozenset()
        known = self._own.get(actor.id)
        if known is None:
            names = (actor.name_ar, *actor.also, *actor.short)
            known = self._own[actor.id] = frozenset(w for name in names for w in bare(name))
        return known

    def _bodies(self, of: str | None, actor: ActorEntry) -> set[str]:
        bodies = {of} if of else set()
        body = self.lexicon.actors.get(of or "")
        country = (body.country if body else None) or (actor.country if not of else None)
        if country and len(country) == 3 and country.lower() in self.lexicon.actors:
            bodies.add(country.lower())
        return bodies

    def holder(self, title: frozenset[str], of: Iterable[str], day: str | None) -> ActorEntry | None:
        """The only person whose post has just these title words there on that day; None where it is not certain."""
        found = {}
        for body in of:
            rest = title - self.own_words(body)
            held = self._held.get(body, [])
            if body not in self._titles:
                self._titles[body] = [bare(post.title) - self.own_words(post.of) for post, _ in held]
            for words_, (post, actor) in zip(self._titles[body], held, strict=True):
                if words_ == rest and _within(day, post.since, post.until):
                    found[actor.id] = actor
        return next(iter(found.values())) if len(found) == 1 else None


def _within(day: str | None, since: str, until: str) -> bool:
    if not day or not since:
        return False
    return since <= day and (not until or day[: len(until)] <= until)


def bare(text: str) -> frozenset[str]:
    """The folded words of a title without the article, order left aside."""
    return frozenset(w.removeprefix("ال") for w in words(text))


class Register:
    """Resolves and chains the mentions of one report."""

    def __init__(self, lexicon: Lexicon, posts: Posts, published: str | None) -> None:
        self.lexicon = lexicon
        self.posts = posts
        self.published = published
        self.chains: list[Chain] = []
        self._by_id: dict[str, Chain] = {}
        self._by_surname: dict[str, Chain] = {}
        self._countries: Counter[str] = Counter()
        self._recalled = Recalled(lexicon, self._countries)
        self._pairs: list[Mention] = []  # those that stand for two chains
        self._called: dict[tuple[str, str], list[int]] = defaultdict(list)  # what :func:`_callings` tells → chains

    def mention(self, content: str, sentence: int, tokens: list[Token], phrase: Phrase) -> Mention:
        """A phrase as a mention, resolved, not yet chained."""
        first, last = tokens[phrase.start], tokens[phrase.end - 1]
        start = first.start + _clitics(first)
        span = Span(min(start, last.end - 1), last.end)
        mention = Mention(sentence, span, span.of(content), phrase, phrase.kind)
        mention.words = _title_words(phrase, tokens)
        self._resolve(mention, tokens)
        return mention

    def _resolve(self, mention: Mention, tokens: list[Token]) -> None:
        phrase = mention.phrase
        if phrase.names:
            last = tokens[phrase.names[-1]]
            mention.surname = "ال" + last.stem if last.article else last.stem or last.key
        person = next((r for c, r in phrase.entities if c == "actor" and self.lexicon.actors[r].kind == "person"), None)
        if person and (mention.kind == "person" or phrase.start + 1 == phrase.end):
            self._known(mention, self.lexicon.actors[person], "named in the lexicon")
            return
        bodies = self._bodies(phrase)
        mention.of = bodies[0] if bodies else None
        if mention.kind == "person":
            self._person(mention, tokens, bodies)
        elif bodies:
            self._body(mention, bodies)

    def _bodies(self, phrase: Phrase) -> list[str]:
        found = [
            self._meant(r) if c == "short" else r for c, r in phrase.entities if c in ("actor", "short", "metonym")
        ]
        places = [self.lexicon.places[r].country for c, r in phrase.entities if c == "place"]
        found += [c.lower() for c in places if c and c.lower() in self.lexicon.actors and phrase.kind != "place"]
        bodies = [r for r in found + phrase.nationalities if r]
        return [r for r in bodies if self.lexicon.actors[r].kind != "person"]

    def _meant(self, short: str) -> str:
        """Whose short name it is: of the state that the report has named most so far; empty where none was."""
        sharing = self.posts.sharing(short)
        seen = {i: self._countries[self.lexicon.actors[i].country or ""] for i in sharing}
        best = max(sharing, key=lambda i: seen[i], default="")
        return best if best and seen[best] else ""

    def _known(self, mention: Mention, actor: ActorEntry, why: str) -> None:
        mention.id, mention.name, mention.why = actor.id, actor.name_ar, why
        mention.country, mention.sector = actor.country, actor.sector
        if actor.kind == "person":
            mention.surname = key(actor.name_ar).split()[-1]

    def _person(self, mention: Mention, tokens: list[Token], bodies: list[str]) -> None:
        phrase = mention.phrase
        if bodies:
            mention.country = self.lexicon.actors[bodies[0]].country
        sector = next((self.lexicon.titles[t].sector for t in phrase.titles if t in self.lexicon.titles), None)
        mention.sector = sector
        if phrase.plural and not phrase.names and bodies:
            mention.id = f"{bodies[0]}:officials"
            return
        if phrase.names or phrase.plural or (not phrase.definite and not bodies):
            return
        title = _title_words(phrase, tokens)
        holder = self.posts.holder(title, bodies, self.published)
        if holder is not None:
            self._known(mention, holder, "held the post when the report appeared")

    def _body(self, mention: Mention, bodies: list[str]) -> None:
        phrase = mention.phrase
        actor = self.lexicon.actors[bodies[0]]
        mention.country = actor.country
        whole = phrase.collective is None and not phrase.titles
        if phrase.collective:
            collective = self.lexicon.collectives[phrase.collective]
            mention.sector = collective.sector or actor.sector
            named = any(c == "actor" for c, _ in phrase.entities) and collective.cls in (
                "group",
                "party",
                "force",
                "body",
            )
            mention.id = actor.id if named else f"{actor.id}:{collective.cls}"
            if named:
                mention.name = actor.name_ar
            mention.why = "named in the lexicon" if named else f"{collective.cls} of {actor.id}"
        elif whole:
            self._known(mention, actor, "named in the lexicon")
            if mention.kind == "nationality" and actor.kind == "state":
                mention.id = f"{actor.id}:people" if phrase.plural else actor.id
                mention.name = None if phrase.plural else actor.name_ar

    def settle(self) -> None:
        """Joins a title that came before its name with the only actor who is later named with it."""
        moved: dict[int, int] = {}
        named: dict[tuple[str, str], list[tuple[Chain, Mention]]] = defaultdict(list)
        for chain in self.chains:
            for mention in chain.mentions:
                for calling in _callings(mention) if mention.phrase.names else ():
                    named[calling].append((chain, mention))
        for chain in self.chains:
            first = chain.mentions[0] if chain.mentions else None
            if first is None or first.kind != "person" or not first.phrase.definite or first.phrase.plural:
                continue
            if not first.phrase.titles or any(m.phrase.names for m in chain.mentions):
                continue
            fitting = _only(c for c, m in named[_callings(first)[0]] if c is not chain and _agrees(first, m))
            if fitting is not None:
                for mention in chain.mentions:
                    mention.chain = fitting.index
                moved[chain.index] = fitting.index
                fitting.mentions.extend(chain.mentions)
                chain.mentions = []
        for mention in self._pairs if moved else ():
            mention.stands_for = tuple(sorted({moved.get(index, index) for index in mention.stands_for}))

    def pair(self, mention: Mention) -> None:
        """الوزيران، الرئيسان: the last two people given that title stand behind a dual."""
        phrase = mention.phrase
        if mention.kind != "person" or not phrase.dual or not phrase.definite or phrase.names or phrase.nationalities:
            return
        if not phrase.titles:
            return
        found: list[int] = []
        likely = (self._called[calling] for calling in {("person", "نظير"), _callings(mention)[0]})
        for index in merge(*map(reversed, likely), reverse=True):
            chain = self.chains[index]
            titled = any(
                m.kind == "person" and not m.phrase.dual and _same_head(m.phrase, phrase) for m in chain.mentions
            )
            if titled and chain.mentions[0] is not mention and index not in found:
                found.append(index)
            if len(found) == 2:
                mention.stands_for = tuple(sorted(found))
                self._pairs.append(mention)
                return

    # -- chains -----------------------------------------------------------------------------------------------------

    def chain(self, mention: Mention) -> Chain:
        """Puts a mention into the chain of its actor, or opens a new one."""
        chain = self._find(mention)
        if chain is None:
            chain = Chain(len(self.chains))
            self.chains.append(chain)
        mention.chain = chain.index
        chain.mentions.append(mention)
        for calling in _callings(mention):
            chains = self._called[calling]
            at = bisect_left(chains, chain.index)
            if at == len(chains) or chains[at] != chain.index:
                chains.insert(at, chain.index)
        if mention.country:
            self._countries[mention.country] += 1
        if mention.id:
            self._by_id.setdefault(mention.id, chain)
        if mention.surname and mention.kind == "person":
            self._by_surname.setdefault(mention.surname, chain)
        self._recalled.add(mention)
        return chain

    def _find(self, mention: Mention) -> Chain | None:
        if honour(mention) is not None:
            return self._same(mention, self._recalled.person(mention))
        if mention.id and mention.id in self._by_id and mention.kind not in ("delegation",):
            return self._by_id[mention.id]
        if mention.surname:
            chain = self._by_surname.get(mention.surname)
            if chain and (not mention.id or not chain.id or mention.id == chain.id):
                return chain
            return None
        if mention.id and mention.kind != "delegation":
            return None
        return self._described(mention) or self._same(mention, self._recalled.body(mention))

    def _same(self, mention: Mention, earlier: Mention | None) -> Chain | None:
        """The chain of the one whom a mention recalls; what is known of him is known of it."""
        if earlier is None:
            return None
        mention.id, mention.name, mention.why = earlier.id, earlier.name, "recalled by its noun"
        mention.country, mention.sector = earlier.country, earlier.sector
        return self.chains[earlier.chain]

    def _described(self, mention: Mention) -> Chain | None:
        """الوفد, الوزير الفرنسي, المبعوث: the last actor so called whose state does not speak against it."""
        phrase = mention.phrase
        callings = _callings(mention)
        if not callings or not phrase.definite or (phrase.plural and mention.kind == "person"):
            return None
        for index in islice(reversed(self._called[callings[0]]), FARTHEST):
            chain = self.chains[index]
            if any(_agrees(mention, earlier) for earlier in chain.mentions[: -FARTHEST - 1 : -1]):
                return chain
        return None


def _only(chains: Iterable[Chain]) -> Chain | None:
    """The chain that comes again and again; None where there are several or none."""
    found = None
    for chain in chains:
        if found is not None and chain is not found:
            return None
        found = chain
    return found


def _callings(mention: Mention) -> tuple[tuple[str, str], ...]:
    """What mentions must share that may mean one actor by description: kind and collective noun, or head of a title.

    A person has one for each title, the first title's first.
    """
    if mention.kind == "person":
        return tuple(dict.fromkeys(("person", title.split()[0]) for title in mention.phrase.titles))
    return ((mention.kind, mention.phrase.collective),) if mention.phrase.collective else ()


def _same_head(one: Phrase, other: Phrase) -> bool:
    """Whether one of the first's titles begins like the other's; نظيره has the title of the one named before him."""
    return bool(other.titles) and any(t.split()[0] in ("نظير", other.titles[0].split()[0]) for t in one.titles)


def _agrees(later: Mention, earlier: Mention) -> bool:
    a, b = later.phrase, earlier.phrase
    if later.kind != earlier.kind or (later.of and earlier.of and later.of != earlier.of):
        return False
    if later.country and earlier.country and later.country != earlier.country:
        return False
    if later.kind == "person":
        heads = {title.split()[0] for title in b.titles}
        titled = bool(a.titles) and a.titles[0].split()[0] in heads and b.plural == a.plural
        return titled and (bool(b.names) or not a.names) and later.words <= earlier.words
    if a.collective is None or a.collective != b.collective or a.plural != b.plural:
        return False
    return not later.of or later.of == earlier.of


def _title_words(phrase: Phrase, tokens: list[Token]) -> frozenset[str]:
    """The words of a title without its nationality adjectives and rank."""
    return frozenset(
        t.key.removeprefix("ال") if t.tag == "E" else t.stem
        for t in tokens[phrase.start : phrase.end]
        if t.tag not in "GA." and t.key[0].isalpha()
    )


def _clitics(token: Token) -> int:
    """How many code points of a token's first letters are attached particles (marks behind them included).

    The article of للحكومة stays: what is cut is و or ف, and ب ل ك; where ل swallowed the article, nothing.
    """
    if not token.conj and not token.prep:
        return 0
    letters = len(token.conj)
    swallowed = token.prep == "ل" and token.key[len(token.conj) :].startswith("لل")
    letters += 0 if swallowed else len(token.prep)
    at = 0
    while letters and at < len(token.text):
        at += 1
        letters -= 1
        while at < len(token.text) and not key(token.text[at]):
            at += 1
    return at if at < len(token.text) else 0

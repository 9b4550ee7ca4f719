"""Find a procedure by what citizens type: without diacritics, half a word, one letter wrong, in their own words."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

# Words that everybody says and that tell procedures little apart: weighed down, not dropped.
_STOP_WORDS = (
    "lam cho xin giay toi muon can minh em anh chi ong ba di dk dky dang ky cap duoc nhu the nao o dau la va cua "
    "thu tuc ve mot cai to viec theo voi de ma bi thi gi a get i need want to my for the of an how do register "
    "registration certificate"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
_STOP_WEIGHT = 0.12
_LONGEST_QUERY = 200
_MOST_TOKENS = 16
_SHORTEST_WITH_SLIP = 5
_SHORTEST_BEGINNING = 3
_WHOLE_WORD = 0.9  # less trust than this has a word that is half typed, or of which a letter is wrong
_TOO_LITTLE = 0.3  # a word that tells less than this share of the most telling one finds nothing by itself
_WORTH_SHOWING = 0.45  # of the best answer's score
_POPULARITY = 0.08  # decides between answers that are about as good
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Small letters and digits without diacritics, one space between words: "Sổ  ĐỎ!" is "so do"."""
    plain = unicodedata.normalize("NFKD", text.replace("\u0110", "d").replace("\u0111", "d").replace("\u00d0", "d"))
    bare = "".join(letter for letter in plain.casefold() if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", bare).strip()


@dataclass(frozen=True, slots=True)
class Item:
    """What can be found: its names in every language, citizens' words for it, and how often it is asked for (0..1)."""

    id: str
    names: tuple[str, ...]
    words: tuple[str, ...] = ()
    popularity: float = 0.0


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A name or a citizen's word, folded; `pairs` are its neighbouring words, for the order they are said in."""

    item: int
    length: int
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One word of the query: the known words that it may mean, how surely each, and how much the word tells."""

    token: str
    meanings: dict[str, float]
    weight: float

    @property
    def is_foreign(self) -> bool:
        """Neither in the catalogue nor a word that everybody says."""
        return not self.meanings and self.token not in STOP_WORDS

    @property
    def is_telling(self) -> bool:
        """Says by itself what is meant: a whole word of the catalogue, or enough of its beginning."""
        shortest = 2 if max(self.meanings.values(), default=0.0) >= _WHOLE_WORD else _SHORTEST_BEGINNING
        return bool(self.meanings) and self.token not in STOP_WORDS and len(self.token) >= shortest


_Found = dict[int, dict[int, float]]  # phrase -> the query's words that stand in it -> their weight


class Index:
    """Items prepared for searching; build it once."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = list(items)
        self._phrases: list[_Phrase] = []
        self._phrases_with: dict[str, list[int]] = {}
        self._of_length: dict[int, list[str]] = {}
        for number, item in enumerate(self._items):
            for text in (*item.names, *item.words):
                self._add(number, fold(text).split())

    def search(self, query: str) -> tuple[str, ...]:
        """Ids, the likeliest first; nothing for a query without a known word.

        Beside words that nobody here knows, "giấy" or a single letter finds nothing either: half the catalogue has it.
        """
        tokens = fold(query[:_LONGEST_QUERY]).split()[:_MOST_TOKENS]
        asked = [self._asked(token, is_last=place == len(tokens) - 1) for place, token in enumerate(tokens)]
        if any(word.is_foreign for word in asked) and not any(word.is_telling for word in asked):
            return ()
        scores = self._scores(asked)
        best = max(scores.values(), default=0.0)
        kept = [number for number, score in scores.items() if score >= best * _WORTH_SHOWING]
        kept.sort(key=lambda number: (-scores[number] - _POPULARITY * self._items[number].popularity, number))
        return tuple(self._items[number].id for number in kept)

    def _add(self, item: int, tokens: list[str]) -> None:
        for token in set(tokens):
            if token not in self._phrases_with:
                self._of_length.setdefault(len(token), []).append(token)
            self._phrases_with.setdefault(token, []).append(len(self._phrases))
        self._phrases.append(_Phrase(item, len(set(tokens)), frozenset(pairwise(tokens))))

    def _asked(self, token: str, *, is_last: bool) -> _Asked:
        meanings = self._meanings(token, is_last=is_last)
        common = max((len(self._phrases_with[meaning]) for meaning in meanings), default=0)
        rarity = math.log(1 + len(self._phrases) / (1 + common))
        return _Asked(token, meanings, rarity * (_STOP_WEIGHT if token in STOP_WORDS else 1.0))

    def _meanings(self, token: str, *, is_last: bool) -> dict[str, float]:
        """Itself if it is known; else what it may have been meant to be. The last word may be half typed."""
        for spelling, trust in ((token, 1.0), (_with_other_i(token), 0.95), (_without_telex(token), _WHOLE_WORD)):
            meanings = {spelling: trust} if spelling in self._phrases_with else {}
            if is_last and spelling:
                for known in self._phrases_with:
                    if known.startswith(spelling) and known != spelling:
                        meanings[known] = trust * (0.55 + 0.35 * len(spelling) / len(known))
            if meanings:
                return meanings
        if len(token) < _SHORTEST_WITH_SLIP:
            return {}
        return {
            known: 0.6
            for length in (-1, 0, 1)
            for known in self._of_length.get(len(token) + length, ())
            if one_slip_apart(token, known)
        }

    def _scores(self, asked: list[_Asked]) -> dict[int, float]:
        """For each item that answers: how well its best phrase does, and a little for what its others add."""
        found = self._found(asked)
        neighbours = list(pairwise(asked))
        whole = sum(word.weight for word in asked)
        best: dict[int, float] = {}
        anywhere: dict[int, dict[int, float]] = {}
        for number, words in found.items():
            phrase = self._phrases[number]
            share_of_phrase = min(1.0, len(words) / phrase.length)
            quality = 0.6 + 0.25 * share_of_phrase + 0.35 * _in_order(phrase, words, neighbours)
            score = quality * sum(words.values()) / whole
            best[phrase.item] = max(score, best.get(phrase.item, 0.0))
            _keep_heaviest(anywhere.setdefault(phrase.item, {}), words)
        return {item: score + 0.25 * sum(anywhere[item].values()) / whole for item, score in best.items()}

    def _found(self, asked: list[_Asked]) -> _Found:
        found: _Found = {}
        telling_first = sorted(enumerate(asked), key=lambda pair: -pair[1].weight)
        telling = max((word.weight for word in asked if word.meanings), default=0.0)
        for place, word in telling_first:
            # A phrase that holds no more than the query's "xin" and "cho" is no answer, when others hold its nouns.
            only_known = bool(found) and word.weight < telling * _TOO_LITTLE
            for meaning, trust in word.meanings.items():
                for number in self._phrases_with[meaning]:
                    if number in found or not only_known:
                        _keep_heaviest(found.setdefault(number, {}), {place: word.weight * trust})
        return found


def _keep_heaviest(into: dict[int, float], words: dict[int, float]) -> None:
    for place, weight in words.items():
        into[place] = max(weight, into.get(place, 0.0))


def _in_order(phrase: _Phrase, words: dict[int, float], neighbours: list[tuple[_Asked, _Asked]]) -> float:
    """The share of the query's neighbours that are neighbours in the phrase too; one word is in order by itself."""
    if not neighbours:
        return 1.0
    kept = 0
    for place, (first, second) in enumerate(neighbours):
        if place not in words or place + 1 not in words:
            continue
        for one, two in phrase.pairs:
            if one in first.meanings and two in second.meanings:
                kept += 1
                break
    return kept / len(neighbours)


def _with_other_i(token: str) -> str:
    """Both "kí" and "ký" are written: the same word with its last i or y exchanged."""
    return token[:-1] + {"i": "y", "y": "i"}.get(token[-1], token[-1])


def _without_telex(token: str) -> str:
    """What is left when a Telex keyboard's letters stay undone: "ddaats" is "dat"."""
    plain = token.replace("dd", "d").replace("aa", "a").replace("ee", "e").replace("oo", "o").replace("w", "")
    return plain[:-1] if plain[-1:] in tuple("sfrxj") else plain


def one_slip_apart(one: str, two: str) -> bool:
    """Whether one letter added, left out, changed or swapped with its neighbour makes `one` into `two`."""
    if abs(len(one) - len(two)) > 1 or one == two:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    rest, other = one[start:], two[start:]
    if len(rest) == len(other):
        return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    return rest[1:] == other if len(rest) > len(other) else rest == other[1:]

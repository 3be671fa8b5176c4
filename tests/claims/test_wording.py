"""Every feature that the shipped judges weigh is told in words."""

import re

import pytest

from wasata.claims.coder import NAMES
from wasata.claims.judges import load
from wasata.claims.wording import head, known, worded

ARABIC = re.compile("[\u0621-\u064a]")


@pytest.mark.parametrize("name", NAMES)
def test_every_family_of_features_has_words(name: str) -> None:
    """A family that is missing: add a line to ``claims/wording_tables.py``."""
    heads = {head(name, feature) for feature in load(name).weights if feature != "bias"}
    assert {h.partition(":")[0] for h in heads if not known(name, h)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_words_are_arabic_and_english_and_no_codes(name: str) -> None:
    for feature in load(name).weights:
        if feature != "bias":
            ar, en = worded(name, head(name, feature))
            assert ARABIC.search(ar), feature
            assert not ARABIC.search(re.sub("“.*?”|\\(.*?\\)|أنّ|و$", "", en)), (feature, en)
            assert not re.search("True|False", ar + en), feature


@pytest.mark.parametrize(
    ("judge", "feature", "ar", "en"),
    [
        ("event", "about:sport:0|contact", "الخبر كله: موضوعه ودوله", "the report as a whole: its subject and states"),
        ("event", "countries:2|here", "دول قريبة: اثنان", "states near it: two"),
        ("event", "behind:N|V|near", "قبلها في الجملة حدث: مصدر", "behind another event word: verbal noun"),
        ("event", "before:V|N", "قبلها: فعل", "before it: a verb"),
        ("event", "before:قال", "قبلها: «قال»", "before it: “قال”"),
        ("event", "tense:perf 3ms|CONSULT", "صيغتها: ماض (هو)", "its inflection: past (he)"),
        ("event", "who:person,state|contact", "الأطراف المؤكدة: شخص، دولة", "sure participants are: a person, a state"),
        (
            "slot",
            "filled:TrueFalse|rule:actor",
            "ما وجده النحو: فاعل بلا متلقٍّ",
            "found by grammar: an actor and no recipient",
        ),
        ("join", "status:True", "الحالة نفسها", "the same status"),
        ("track", "ceasefire|CONSULT", "النوع: تواصل", "the type: contact"),
        ("track", "ceasefire|التقى/CONSULT", "المدخل «التقى/CONSULT»", "the entry “التقى/CONSULT”"),
        ("track", "ceasefire|headline:True", "كلماته في العنوان", "its words in the headline"),
    ],
)
def test_a_feature_in_words(judge: str, feature: str, ar: str, en: str) -> None:
    assert worded(judge, head(judge, feature)) == (ar, en)


def test_a_feature_that_nobody_has_put_into_words_is_shown_as_it_is() -> None:
    assert worded("event", head("event", "brandnew:x|y")) == ("brandnew:x", "brandnew:x")
    assert not known("event", "brandnew:x")

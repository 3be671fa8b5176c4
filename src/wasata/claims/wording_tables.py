"""Words for each family of features that judges weigh: with a value, true or false, or whole in themselves."""

from __future__ import annotations

from collections.abc import Mapping

from wasata.claims import wording_joint as joint
from wasata.claims import wording_values as v
from wasata.claims.wording_values import Both

REPORT = "report"  # the head of all features of a whole report

# family → Arabic, English, the words of its values; {} is the value
_Template = tuple[str, str, Mapping[str, Both]]
_ANY: Mapping[str, Both] = {}
_EVENT_WORDS: Mapping[str, Both] = {**v.TYPES, **v.FORMS}
_BETWEEN: dict[str, _Template] = {
    "cross": ("ما يفصل بينهما: {}", "between them: {}", v.CLAUSES),
    "verbs": ("أفعال بينهما: {}", "verbs between them: {}", v.COUNTS),
    "near": ("{}", "{}", v.DISTANCES),
    "nearer": ("أقرب منه إلى الكلمة: {}", "others nearer to the word: {}", v.COUNTS),
    "number": ("ترتيبه بعد: {}", "in its sentence behind: {}", v.COUNTS),
    "back": ("من جملة سابقة ({})", "from a sentence before ({})", v.COUNTS),
}
_TEMPLATES: Mapping[str, Mapping[str, _Template]] = {
    "event": {
        "entry": ("المدخل {}", "the entry {}", _ANY),
        "head": ("الكلمة {} في المعجم", "the word {} in the lexicon", _ANY),
        "code": ("النوع: {}", "the type: {}", v.TYPES),
        "form": ("صيغة الكلمة: {}", "form of the word: {}", v.FORMS),
        "tense": ("صيغتها: {}", "its inflection: {}", v.TENSES),
        "clause": ("في {}", "in {}", v.CLAUSES),
        "part": ("موضعها: {}", "stands in {}", v.PARTS),
        "unit": ("رقم الجملة في الخبر: {}", "sentence number in the report: {}", _ANY),
        "speech": ("القائل: {}", "told as {}", v.SPEECHES),
        "before": ("قبلها: {}", "before it: {}", v.TAGS),
        "after": ("بعدها: {}", "after it: {}", v.TAGS),
        "behind": ("قبلها في الجملة حدث: {}", "behind another event word: {}", _EVENT_WORDS),
        "ahead": ("بعدها في الجملة حدث: {}", "ahead of another event word: {}", _EVENT_WORDS),
        "company": ("كلمات أحداث أخرى في الجملة: {}", "other event words in the sentence: {}", v.COUNTS),
        "actor": ("الفاعل بالنحو: {}", "the subject by grammar: {}", v.CLASSES),
        "actors": ("فاعلون بالنحو: {}", "actors by grammar: {}", v.COUNTS),
        "recipient": ("المتلقي بالنحو: {}", "the recipient by grammar: {}", v.CLASSES),
        "pair": ("الفاعل ومن معه: {}", "the subject beside others: {}", v.CLASSES),
        "phrases": ("أسماء أطراف قريبة: {}", "actors named near it: {}", v.COUNTS),
        "sure": ("أطراف مؤكدة: {}", "sure participants: {}", v.COUNTS),
        "first": ("أرجح طرف: {}", "the likeliest participant: {}", v.CHANCES),
        "second": ("ثاني الأطراف: {}", "the second participant: {}", v.CHANCES),
        "sides": ("دول الأطراف: {}", "states taking part: {}", v.COUNTS),
        "who": ("الأطراف المؤكدة: {}", "sure participants are: {}", v.CLASSES),
        "light": ("فعل مساعد: {}", "a light verb: {}", _ANY),
        "noun": (
            "المصدر: {}",
            "the noun is {}",
            {
                "definite": ("معرّف بأل", "definite"),
                "possessive": ("مضاف إلى ضمير", "with a pronoun"),
                "bare": ("بلا تعريف", "without article"),
            },
        ),
        "prep": ("قبل المصدر: {}", "the noun stands behind: {}", {"": ("لا حرف جر", "no preposition")}),
        "dated": ("تواريخ وراء الاسم: {}", "dates behind the noun: {}", v.COUNTS),
        "status": ("قرينة: {}", "a cue: {}", v.CUES),
        "countries": ("دول قريبة: {}", "states near it: {}", v.COUNTS),
    },
    "slot": _BETWEEN
    | {
        "rule": ("النحو يقترح: {}", "the grammar proposes: {}", v.SLOTS),
        "entry": ("مع المدخل {}", "with the entry {}", _ANY),
        "class": ("هو {}", "it is {}", v.CLASSES),
        "prep": (
            "حرف الجر قبله: {}",
            "its preposition: {}",
            {
                "": ("لا شيء", "none"),
                "other": ("حرف آخر", "another"),
            },
        ),
        "genitive": (
            "{}",
            "{}",
            {
                "gen0": ("مضاف إلى كلمة الحدث", "genitive of the event word"),
                "gen": ("مضاف إلى كلمة أخرى", "genitive of another word"),
                "": ("ليس مضافا إليه", "no genitive"),
            },
        ),
        "order": (
            "ترتيبه: {}",
            "its place: {}",
            {
                "subject": ("موضع الفاعل", "where the subject stands"),
                "object": ("موضع المفعول", "where the object stands"),
                "carried": ("فاعل مستمر", "subject carried on"),
                "0": ("الأول", "first phrase"),
                "1": ("الثاني", "second phrase"),
                "2": ("الثالث", "third phrase"),
                "3": ("الرابع أو بعده", "fourth phrase or later"),
            },
        ),
        "agrees": (
            "مطابقة الفعل: {}",
            "agrees with the verb: {}",
            {
                "yes": ("نعم", "yes"),
                "no": ("لا", "no"),
                "unknown": ("لا يُعرف", "unknown"),
            },
        ),
        "part": ("في {}", "in {}", v.PARTS),
        "speaker": (
            "هو القائل: {}",
            "it is who speaks: {}",
            {
                "yes": ("نعم", "yes"),
                "no": ("لا", "no"),
                "none": ("لا قائل", "nobody speaks"),
            },
        ),
        "filled": (
            "ما وجده النحو: {}",
            "found by grammar: {}",
            {
                "FalseFalse": ("لا فاعل ولا متلقي", "neither actor nor recipient"),
                "FalseTrue": ("متلقٍّ بلا فاعل", "a recipient and no actor"),
                "TrueFalse": ("فاعل بلا متلقٍّ", "an actor and no recipient"),
                "TrueTrue": ("فاعل ومتلقٍّ", "an actor and a recipient"),
            },
        ),
        "rank": ("أقرب منه إلى الكلمة: {}", "others nearer to the word: {}", v.COUNTS),
        "count": ("الأطراف القريبة: {}", "candidates: {}", v.COUNTS),
        "size": ("أعضاء سلسلة العطف: {}", "members of its list: {}", v.COUNTS),
        "carried": ("محمول من جملة سابقة ({})", "carried from a sentence before ({})", v.COUNTS),
    },
    "date": _BETWEEN
    | {
        "basis": ("أساس التاريخ: {}", "the date is {}", v.BASES),
        "precision": (
            "دقته: {}",
            "its precision: {}",
            {
                "day": ("يوم", "day"),
                "month": ("شهر", "month"),
                "year": ("سنة", "year"),
                "interval": ("مدة", "interval"),
            },
        ),
        "status": ("صيغة الكلمة: {}", "the word is {}", v.TENSES),
    },
    "place": _BETWEEN
    | {
        "prep": (
            "قبله: {}",
            "before it: {}",
            {
                "none": ("لا شيء", "nothing"),
                "noun": ("اسم مضاف", "a noun"),
            },
        ),
        "class": ("هو {}", "it is {}", v.CLASSES),
        "slot": ("إطار المدخل يجعله: {}", "the entry's frame makes it: {}", v.SLOTS),
    },
    "join": {
        "code": ("النوع: {}", "the type: {}", v.TYPES),
        "near": (
            "الروايتان: {}",
            "the tellings stand: {}",
            {
                "same": ("في جملة واحدة", "in one sentence"),
                "next": ("في جملتين متتاليتين", "in neighbouring sentences"),
                "near": ("متقاربتان", "near each other"),
                "far": ("متباعدتان", "far apart"),
            },
        ),
        "date": (
            "التاريخان: {}",
            "their dates: {}",
            {
                "open": ("أحدهما مجهول", "one is open"),
                "same": ("واحد", "the same"),
                "part": ("أحدهما ضمن الآخر", "one within the other"),
                "other": ("مختلفان", "different"),
            },
        ),
        "place": (
            "المكانان: {}",
            "their places: {}",
            {
                "open": ("أحدهما مجهول", "one is open"),
                "same": ("واحد", "the same"),
                "part": ("أحدهما ضمن الآخر", "one within the other"),
                "other": ("مختلفان", "different"),
            },
        ),
    },
    "status": {
        "cue": ("قرينة: {}", "a cue: {}", v.CUES),
        "first": ("أول قرينة: {}", "the first cue: {}", v.CUES),
        "code": ("النوع: {}", "the type: {}", v.TYPES),
        "tense": ("صيغة الكلمة: {}", "the word is {}", v.TENSES),
    },
    "track": {
        "word": ("في الجملة: {}", "in the sentence: {}", _ANY),
        "theme": ("في الجملة كلمة من موضوع {}", "in the sentence a word of the theme of {}", _ANY),
        "titleword": ("في العنوان: {}", "in the headline: {}", _ANY),
        "titletheme": ("في العنوان كلمة من موضوع {}", "in the headline a word of the theme of {}", _ANY),
        "here": ("كلمات الملف في الجملة: {}", "its words in the sentence: {}", v.COUNTS),
        "rank": (
            "نصيب الملف من الخبر: {}",
            "its share of the report: {}",
            {
                "top": ("الأكبر", "the largest"),
                "some": ("بعضه", "some"),
                "none": ("لا شيء", "none"),
            },
        ),
        "total": ("كلمات الملف في الخبر: {}", "its words in the report: {}", v.LEVELS),
        "code": ("النوع: {}", "the type: {}", v.TYPES),
        "entry": ("المدخل {}", "the entry {}", _ANY),
        "distance": (
            "أقرب كلمة من الملف: {}",
            "the nearest word of the track: {}",
            {
                "near": ("قريبة", "near"),
                "far": ("في الجملة", "in the sentence"),
                "no": ("لا كلمة", "none"),
            },
        ),
    },
}
# family → what True says, what False says
_SWITCHES: Mapping[str, Mapping[str, tuple[Both, Both]]] = {
    "event": {
        "idiom": (("عبارة من كلمتين أو أكثر", "an idiom"), ("كلمة مفردة", "a single word")),
        "political": (
            ("طرف سياسي قريب", "a political actor near it"),
            ("لا طرف سياسي قريب", "no political actor near it"),
        ),
        "knownactor": (
            ("الفاعل معروف في المعجم", "its actor is in the lexicon"),
            ("الفاعل ليس في المعجم", "its actor is not in the lexicon"),
        ),
        "carried": (
            ("طرف محمول من جملة سابقة", "somebody carried from before"),
            ("لا طرف محمول", "nobody carried from before"),
        ),
        "samecode": (
            ("نوعها سبق في الجملة", "its type came before in the sentence"),
            ("نوعها لم يسبق في الجملة", "the first of its type in the sentence"),
        ),
    },
    "slot": {
        "known": (("معروف في المعجم", "it is in the lexicon"), ("ليس في المعجم", "it is not in the lexicon")),
        "named": (("باسم علم", "with a personal name"), ("بلا اسم علم", "without a personal name")),
        "definite": (("معرّف", "definite"), ("غير معرّف", "indefinite")),
        "needs": (
            ("الفعل بلا فاعل ظاهر", "the word has no subject of its own"),
            ("للفعل فاعل ظاهر", "the word has a subject of its own"),
        ),
    },
    "date": {
        "spoken": (
            ("تاريخ القول لا الحدث", "the date of the speech"),
            ("ليس تاريخ القول", "not the date of the speech"),
        )
    },
    "place": {
        "topic": (
            ("موضوع الحديث لا مكانه", "what was talked about"),
            ("ليس موضوع الحديث", "not what was talked about"),
        ),
        "dated": (("قبله تاريخ", "behind a date"), ("لا تاريخ قبله", "no date before it")),
    },
    "join": {
        "title": (
            ("الأولى في العنوان", "the first is the headline"),
            ("الأولى ليست في العنوان", "the first is no headline"),
        ),
        "contact": (
            ("نوع التواصل نفسه", "the same kind of contact"),
            ("نوعا تواصل مختلفان", "different kinds of contact"),
        ),
        "status": (("الحالة نفسها", "the same status"), ("حالتان مختلفتان", "different status")),
        "source": (("القائل نفسه", "told by the same"), ("قائلان مختلفان", "told by others")),
    },
    "status": {
        "later": (
            ("تاريخه بعد يوم النشر", "its date lies after publication"),
            ("ليس بعد يوم النشر", "not after publication"),
        )
    },
    "track": {
        "before": (
            ("كلماته في الجملة السابقة", "its words in the sentence before"),
            ("ليس في الجملة السابقة", "not in the sentence before"),
        ),
        "headline": (("كلماته في العنوان", "its words in the headline"), ("ليس في العنوان", "not in the headline")),
    },
}
_JUDGES = frozenset((*_TEMPLATES, *joint.TEMPLATES))
TEMPLATES: Mapping[str, Mapping[str, _Template]] = {
    judge: {**_TEMPLATES.get(judge, {}), **joint.TEMPLATES.get(judge, {})} for judge in _JUDGES
}
SWITCHES: Mapping[str, Mapping[str, tuple[Both, Both]]] = {
    judge: {**_SWITCHES.get(judge, {}), **joint.SWITCHES.get(judge, {})} for judge in _JUDGES
}
# heads that are whole in themselves
WHOLES: Mapping[str, Mapping[str, Both]] = {
    "event": {
        REPORT: ("الخبر كله: موضوعه ودوله", "the report as a whole: its subject and states"),
        "others:0": ("لا قراءة أخرى للكلمة", "the word has no other reading"),
        "others:1": ("للكلمة قراءة أخرى", "the word has another reading"),
        "others:2": ("للكلمة قراءات أخرى", "the word has other readings"),
        "light:none": ("بلا فعل مساعد", "no light verb"),
        "light:False": ("بلا فعل مساعد", "no light verb"),
        "light:True": ("مع فعل مساعد", "with a light verb"),
    },
    "slot": {
        "member:first": ("أول سلسلة العطف", "first of its list"),
        "member:later": ("تال في سلسلة العطف", "later in its list"),
        "bare": ("المصدر بلا فعل مساعد", "the noun has no light verb"),
        "light": ("المصدر مع فعل مساعد", "the noun has a light verb"),
    },
    "date": {"here": ("في الجملة نفسها", "in the same sentence"), "back": ("من جملة سابقة", "from a sentence before")},
    "place": {"here": ("في الجملة نفسها", "in the same sentence"), "back": ("من جملة سابقة", "from a sentence before")},
    "track": {"track": ("الملف نفسه", "the track itself")},
}

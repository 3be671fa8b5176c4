"""Words for what is weighed of dates, places and mediators: by the tellings, and over all of them."""

from __future__ import annotations

from collections.abc import Mapping

from wasata.claims import wording_values as v
from wasata.claims.wording_values import Both

_Template = tuple[str, str, Mapping[str, Both]]
_ANY: Mapping[str, Both] = {}

STANDS: Mapping[str, Both] = {
    "here": ("في جملة الحدث", "in a sentence of the event"),
    "back1": ("في الجملة السابقة", "in the sentence before"),
    "back2": ("قبل جملتين", "two sentences before"),
    "back3": ("قبل ثلاث جمل أو أربع", "three or four sentences before"),
    "before": ("قبله بكثير", "long before it"),
    "ahead1": ("في الجملة التالية", "in the sentence behind"),
    "ahead2": ("بعد جملتين", "two sentences behind"),
    "behind": ("بعده بكثير", "long behind it"),
}
_AGES: Mapping[str, Both] = {
    "today": ("يوم النشر", "the day of publication"),
    "yesterday": ("أمس النشر", "the day before publication"),
    "two": ("قبل النشر بيومين", "two days before publication"),
    "week": ("في أسبوع النشر", "within a week before publication"),
    "month": ("في شهر النشر", "within a month before publication"),
    "old": ("قبل النشر بأكثر من شهر", "more than a month before publication"),
    "later": ("بعد النشر", "after publication"),
    "same": ("شهر النشر أو عامه", "the month or year of publication"),
    "coarse": ("شهر أو عام مضى", "a month or year before publication"),
    "unknown": ("يوم النشر مجهول", "the day of publication is not known"),
}
_RATES: Mapping[str, Both] = {
    "none": ("لا شيء", "nothing"),
    "all": ("كلها", "all of them"),
    "most": ("أكثرها", "most of them"),
    "some": ("بعضها", "some of them"),
    "no": ("ليس منها", "none of them"),
}
_YES: Mapping[str, Both] = {"yes": ("نعم", "yes"), "no": ("لا", "no"), "none": ("لا قائل", "nobody speaks")}
_KIN: Mapping[str, Both] = {
    "-1": ("لا حدث", "no event"),
    "0": ("حدث لأطراف أخرى", "an event of others"),
    "1": ("حدث لطرف منه", "an event of one of its people"),
    "2": ("حدث لأطرافه", "an event of its people"),
}
_CLOSE: Mapping[str, Both] = {
    "same": ("في الجملة نفسها", "in the same sentence"),
    "next": ("في الجملة المجاورة", "in the next sentence"),
    "near": ("قريب", "near"),
    "far": ("بعيد", "far"),
    "none": ("لا حدث", "none"),
}
_GOVERNORS: Mapping[str, Both] = {
    "self": ("كلمة الحدث نفسها", "the event's own word"),
    "nominal": ("لا فعل في الجملة", "no verb in the clause"),
    "none": ("لا شيء", "nothing"),
    "says-near": ("فعل قول في جملة الكلمة", "a verb of speech in its clause"),
    "says-far": ("فعل قول في جملة أخرى", "a verb of speech of another clause"),
    "event-near": ("كلمة حدث آخر في جملة الكلمة", "the word of another event in its clause"),
    "event-far": ("كلمة حدث آخر في جملة أخرى", "the word of another event in another clause"),
    "verb-near": ("فعل آخر في جملة الكلمة", "another verb of its clause"),
    "verb-far": ("فعل في جملة أخرى", "a verb of another clause"),
}
_SAID: Mapping[str, Both] = {
    "own": ("قول طرف فيه", "by one who takes part"),
    "other": ("قول غير أطرافه", "by somebody else"),
    "none": ("كلام الصحيفة نفسها", "in the paper's own words"),
}
_GRAINS: Mapping[str, Both] = {
    "alone": ("وحده من بلده", "the only one of its country"),
    "coarse": ("بلد ذُكر مكان فيه", "a country of which a place is named"),
    "fine": ("مكان في بلد ذُكر", "a place in a country that is named"),
    "among": ("بين أماكن من بلده", "one of several of its country"),
}
_HOMES: Mapping[str, Both] = {
    "a": ("بلد الفاعل", "the actor's"),
    "r": ("بلد المتلقي", "the recipient's"),
    "ar": ("بلد الطرفين", "that of both"),
    "no": ("بلد غيرهم", "that of others"),
    "unknown": ("مجهول", "not known"),
}
_TENSES: Mapping[str, Both] = {
    **v.TENSES,
    "n p": ("اسم جمع", "plural noun"),
    "n s": ("اسم", "noun"),
    "none": ("لا فعل", "no verb"),
}
_PRECISIONS: Mapping[str, Both] = {
    "day": ("يوم", "a day"),
    "month": ("شهر", "a month"),
    "year": ("عام", "a year"),
    "interval": ("مدة", "an interval"),
}
_STANCES: Mapping[str, Both] = {
    "usual": ("وسيط معتاد في النزاع", "a usual mediator of the conflict"),
    "side": ("طرف في النزاع", "a side of the conflict"),
    "none": ("لا هذا ولا ذاك", "neither side nor mediator"),
}
_RULES: Mapping[str, Both] = {
    "envoy": ("مبعوث هيئة فوق الدول", "the envoy of a body above states"),
    "hosts": ("هيئة فوق الدول في محادثات غيرها", "a body above states in talks of others"),
    "none": ("لا قاعدة", "no rule"),
}
_ROLES: Mapping[str, Both] = {
    "sender": ("مُرسِل", "the sender"),
    "head": ("رئيس الوفد", "the head"),
    "delegation": ("وفد", "a delegation"),
    "None": ("لا دور خاص", "none"),
}
_PREPS: Mapping[str, Both] = {"none": ("لا شيء", "nothing"), "noun": ("اسم مضاف", "a noun")}

_HANGS: dict[str, _Template] = {
    "governor": ("يتبع: {}", "belongs to: {}", _GOVERNORS),
    "between": ("كلمات أحداث بينهما: {}", "event words between them: {}", v.COUNTS),
}
_SETTLED: dict[str, _Template] = {
    "best": ("ما رآه حكم الجملة (من عشرة): {}", "what the sentence's judge said (of ten): {}", _ANY),
    "rank": ("أرجح منه في جمله: {}", "likelier ones in its sentences: {}", v.COUNTS),
    "rival": ("أقوى منافس: {}", "the strongest rival: {}", v.CHANCES),
    "stands": ("موضعه: {}", "it stands {}", STANDS),
    "mine": ("مع طرف من الحدث: {}", "beside one who takes part: {}", _ANY),
    "rate": ("نصيبه من أحداث الخبر: {}", "its share of the report's events: {}", _RATES),
    "opens": ("أول الجملة: {}", "the sentence opens with {}", _ANY),
    "main": ("الفعل الرئيسي: {}", "the main verb: {}", _TENSES),
    "clause": ("في {}", "in {}", v.CLAUSES),
    "before": ("قبل الكلمة: {}", "before the word: {}", _ANY),
    "code": ("النوع: {}", "the type: {}", v.TYPES),
    "form": ("صيغة الكلمة: {}", "form of the word: {}", v.FORMS),
    "tense": ("صيغتها: {}", "its inflection: {}", _TENSES),
    "said": ("القول: {}", "told {}", _SAID),
    "status": ("الحالة: {}", "the status: {}", v.STATUSES),
    "told": ("صيغة الروايات وعددها: {}", "form and number of the tellings: {}", _ANY),
    "sure": ("رجحان الرواية: {}", "the telling is {}", v.CHANCES),
    "entry": ("المدخل {}", "the entry {}", _ANY),
    "kin": ("له في الخبر: {}", "of the report it dates: {}", _KIN),
    "close": ("أقرب حدث يشاركه فيه: {}", "the nearest event that shares it: {}", _CLOSE),
}
TEMPLATES: Mapping[str, Mapping[str, _Template]] = {
    "date": _HANGS
    | {
        "word": ("يبدأ بكلمة {}", "it begins with {}", {"number": ("عدد", "a number"), "none": ("لا شيء", "nothing")}),
        "since": ("قبله: {}", "before it: {}", {"none": ("لا شيء", "nothing")}),
    },
    "place": _HANGS
    | {
        "contact": ("نوع التواصل: {}", "kind of contact: {}", {**v.CONTACTS, "none": ("لا تواصل", "none")}),
        "behind": ("وراء: {}", "it stands behind: {}", {**v.TAGS, "start": ("أول الجملة", "nothing")}),
    },
    "when": _SETTLED
    | {
        "age": ("هو {}", "it is {}", _AGES),
        "basis": ("هو {}", "it is {}", v.BASES),
        "precision": ("دقته: {}", "as exact as {}", _PRECISIONS),
        "spoken": ("القائل مذكور معه: {}", "the speaker is named beside it: {}", _YES),
    },
    "where": _SETTLED
    | {
        "class": (
            "هو {}",
            "it is {}",
            {**v.CLASSES, "metonym": ("عاصمة باسم دولتها", "a capital that stands for its state")},
        ),
        "prep": ("قبله: {}", "before it: {}", _PREPS),
        "often": ("مرات ذكره: {}", "times it is named: {}", v.COUNTS),
        "contact": ("نوع التواصل: {}", "kind of contact: {}", {**v.CONTACTS, "none": ("لا تواصل", "none")}),
        "behind": ("وراء: {}", "it stands behind: {}", {**v.TAGS, "start": ("أول الجملة", "nothing")}),
        "grain": ("هو {}", "it is {}", _GRAINS),
        "names": ("أماكن أخرى موزونة: {}", "places weighed: {}", v.COUNTS),
        "home": ("بلده: {}", "its country is {}", _HOMES),
    },
    "mediator": {
        "rule": ("بالقاعدة: {}", "by rule: {}", _RULES),
        "stance": ("هو {}", "it is {}", _STANCES),
        "class": ("هو {}", "it is {}", v.CLASSES),
        "title": ("لقبه: {}", "its title: {}", _ANY),
        "slot": ("دوره: {}", "its slot: {}", v.SLOTS),
        "others": ("أطراف غيره: {}", "others taking part: {}", v.COUNTS),
        "countries": ("دول غيره: {}", "states of the others: {}", v.COUNTS),
        "track": ("الملف: {}", "the track: {}", v.TRACKS),
        "head": ("الكلمة {} في المعجم", "the word {} in the lexicon", _ANY),
        "role": ("في الوفد: {}", "in the delegation: {}", _ROLES),
        "status": ("الحالة: {}", "the status: {}", v.STATUSES),
        "order": ("ترتيبه بعد: {}", "named behind: {}", v.COUNTS),
        "meets": ("دول يلتقيها في الخبر: {}", "states it meets in the report: {}", v.COUNTS),
        "partners": ("من يلتقيهم في الخبر: {}", "those it meets in the report: {}", v.COUNTS),
        "spoken": ("كلمات الوساطة في الخبر: {}", "words of mediation in the report: {}", v.COUNTS),
        "often": ("مرات ذكره: {}", "times it is named: {}", v.COUNTS),
        "cue": ("كلمة وساطة قربه: {}", "a word of mediation beside it: {}", _ANY),
    },
}
_BESIDE: dict[str, tuple[Both, Both]] = {
    "mine": (("مع طرف من الحدث", "beside one who takes part"), ("ليس مع أطراف الحدث", "beside none who takes part")),
    "same": (("في الجملة الرئيسية", "told in the main clause"), ("في جملة تابعة", "told in another clause")),
    "met": (
        ("له لقاء للأطراف أنفسهم", "a contact of its people has it"),
        ("لا لقاء لأطرافه فيه", "no contact of its people has it"),
    ),
    "twin": (
        ("لحدث مثله للأطراف أنفسهم", "a like event of its people has it"),
        ("لا حدث مثله لأطرافه فيه", "no like event of its people has it"),
    ),
}
SWITCHES: Mapping[str, Mapping[str, tuple[Both, Both]]] = {
    "when": _BESIDE
    | {
        "opening": (
            ("أول تاريخ في الخبر", "the report's first date"),
            ("ليس أول تاريخ", "not the report's first date"),
        ),
        "common": (
            ("أكثر التواريخ ذكرا", "the date named most often"),
            ("ليس أكثرها ذكرا", "not the date named most often"),
        ),
        "only": (("التاريخ الوحيد في الخبر", "the report's only date"), ("في الخبر غيره", "one of several dates")),
    },
    "where": _BESIDE,
    "mediator": {
        "above": (
            ("من هيئة فوق الدول", "of a body above states"),
            ("ليس من هيئة فوق الدول", "of no body above states"),
        ),
        "kin": (("معه غيره من بلده", "beside another of its country"), ("وحده من بلده", "alone of its country")),
        "host": (("الحدث في بلده", "it is the host"), ("ليس في بلده", "it is not the host")),
        "cues": (
            ("كلمات وساطة قربه", "words of mediation beside it"),
            ("لا كلمات وساطة قربه", "no words of mediation beside it"),
        ),
    },
}

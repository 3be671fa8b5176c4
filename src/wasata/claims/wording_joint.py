"""Words for the features of what is weighed together: tellings of one event, those who take part in them, groups."""

from __future__ import annotations

from collections.abc import Mapping

from wasata.claims import wording_values as v
from wasata.claims.wording_values import Both

Template = tuple[str, str, Mapping[str, Both]]
ANY: Mapping[str, Both] = {}
TENTHS: Mapping[str, Both] = {str(n): (f"{n} من 10", f"{n} of 10") for n in range(11)}
TWELFTHS: Mapping[str, Both] = {str(n): (f"{n} من 12", f"{n} of 12") for n in range(13)} | {"none": ("لا شيء", "none")}
_FIRST: Mapping[str, Both] = {f"@{name}": words for name, words in v.CLASSES.items()} | {
    "@name": ("اسم شخص", "a personal name"),
    "@nationality": ("نسبة إلى دولة", "a nationality"),
    "@outlet": ("وسيلة إعلام", "a medium"),
}
_SIDES: Mapping[str, Both] = {"after": ("بعد الكلمة", "behind the word"), "before": ("قبلها", "before it")}
_SHARED: Mapping[str, Both] = {
    "no": ("لا كلمة أخرى من نوعها", "no other word of its type"),
    "nobody": ("لا أطراف لها", "it has nobody"),
    "others": ("أطراف غيرهم", "others"),
    "all": ("كلهم", "all of them"),
    "only": ("الطرف الوحيد", "its only one"),
    "some": ("بعضهم", "some of them"),
}
_WHO: Mapping[str, Both] = {
    "strangers": ("لا طرف مشترك", "nobody in common"),
    "partner": ("طرف مشترك مع غيره", "one in common, each with another partner"),
    "mixed": ("بعضهم مع غيره", "some in common, some with other partners"),
    "equal-one": ("الطرف الواحد نفسه", "the same one"),
    "equal-many": ("الأطراف أنفسهم", "the same people"),
    "within-one": ("طرف من أولئك", "one of those"),
    "within-many": ("بعض أولئك", "some of those"),
    "around": ("أولئك وغيرهم", "those and others"),
    "across": ("بعضهم مشترك", "some in common"),
    "nobody-nobody": ("لا أطراف في الروايات", "nobody in any telling"),
    "nobody-some": ("لا طرف في هذه", "nobody in this one"),
    "some-nobody": ("لا طرف في تلك", "nobody in those"),
}
_SETS: Mapping[str, Both] = {
    "open": ("غير معروفة", "unknown"),
    "within": ("ضمن تلك", "within those"),
    "around": ("تشمل تلك", "include those"),
    "across": ("بعضها مشترك", "some in common"),
    "other": ("غير تلك", "others"),
}
_SLOTS: Mapping[str, Both] = {
    "": ("لا أحد", "nobody"),
    "a": ("فاعل", "an actor"),
    "r": ("متلقٍّ", "a recipient"),
    "ar": ("فاعل ومتلقٍّ", "an actor and a recipient"),
}
_SHARE: Mapping[str, Both] = {
    "all": ("كلها", "all"),
    "some": ("بعضها", "some"),
    "none": ("لا شيء منها", "none"),
    "no": ("لا أحد", "nobody"),
}

TEMPLATES: Mapping[str, Mapping[str, Template]] = {
    "event": {
        "earlier": ("أطرافها في كلمة سابقة من نوعها: {}", "its people in an earlier word of its type: {}", _SHARED),
        "beside": ("أطرافها في كلمة من نوعها في الجملة: {}", "its people in a word of its type beside it: {}", _SHARED),
        "later": ("أطرافها في كلمة لاحقة من نوعها: {}", "its people in a later word of its type: {}", _SHARED),
        "ofcode": ("كلمات من نوعها في الخبر: {}", "words of its type in the report: {}", v.COUNTS),
        "sameword": ("تكررت الكلمة: {}", "the word again: {}", v.COUNTS),
        "near": ("قريبا منها: {}", "near it: {}", ANY),
        "usage": ("قريبا منها كلمة من باب {}", "near it a word used like {}", ANY),
        "theme": ("قريبا منها كلمة من موضوع {}", "near it a word of the theme of {}", ANY),
        "heads": ("أقرب الأسماء: {}", "the nearest names are: {}", v.CLASSES),
        "inside": ("داخل اسم: {}", "inside a name: {}", v.CLASSES),
    },
    "slot": {
        "word": ("أول كلماته: {}", "its first word: {}", _FIRST),
        "previous": ("قبله: {}", "before it: {}", ANY),
        "next": ("بعده: {}", "behind it: {}", ANY),
        "mentions": ("ذُكر في الخبر: {}", "named in the report: {}", v.COUNTS),
        "path": ("ما بينه وبين الكلمة: {}", "between it and the word: {}", _SIDES),
        "lastverb": ("آخر فعل بينهما: {}", "the last verb between: {}", _SIDES),
        "particles": ("الأدوات بينهما: {}", "the particles between: {}", _SIDES),
    },
    "join": {
        "who": ("الأطراف: {}", "who takes part: {}", _WHO),
        "lands": ("الدول: {}", "the states: {}", _SETS),
        "rank": ("أحداث من النوع رُويت بينهما: {}", "events of the type told between: {}", v.COUNTS),
        "size": ("روايات الحدث قبلها: {}", "tellings before it: {}", v.COUNTS),
        "kind": (
            "الكلمة: {}",
            "the word is: {}",
            {"definite": ("معرّفة", "definite"), "open": ("غير معرّفة", "indefinite")},
        ),
        "cue": ("بجانبها: {}", "beside it: {}", ANY),
    },
    "claim": {
        "code": ("النوع: {}", "the type: {}", v.TYPES),
        "entry": ("المدخل {}", "the entry {}", ANY),
        "best": ("أرجح رواياته: {}", "its likeliest telling: {}", TWELFTHS),
        "second": ("الرواية الثانية: {}", "the second telling: {}", TWELFTHS),
        "count": ("عدد الروايات: {}", "tellings: {}", v.COUNTS),
        "first": ("جملته الأولى رقم: {}", "number of its first sentence: {}", ANY),
        "forms": ("صيغة كلماته: {}", "form of its words: {}", v.FORMS),
        "spread": (
            "موضعه: {}",
            "told in {}",
            {
                "head": ("العنوان وحده", "the headline alone"),
                "both": ("العنوان والنص", "headline and text"),
                "body": ("النص وحده", "the text alone"),
            },
        ),
        "dated": (
            "تاريخه: {}",
            "its date: {}",
            {"0": ("غير معروف", "unknown"), "1": ("ضعيف", "weak"), "2": ("راجح", "likely"), "3": ("مؤكد", "sure")},
        ),
        "status": ("الحالة: {}", "status: {}", v.STATUSES),
        "parties": ("الأطراف: {}", "participants: {}", v.COUNTS),
        "decided": ("الأطراف بعد جمع الروايات: {}", "participants over all tellings: {}", v.COUNTS),
        "slots": ("فيه: {}", "it has: {}", _SLOTS),
        "candidate": ("أرجح طرف: {} من 6", "the likeliest participant: {} of 6", ANY),
        "surer": ("الطرف الثاني: {} من 6", "the second participant: {} of 6", {"none": ("لا أحد", "nobody")}),
        "surest": ("أرجح طرف في الروايات كلها: {}", "the likeliest participant over all tellings: {}", ANY),
        "who": ("الأطراف هم: {}", "participants are: {}", v.CLASSES),
        "countries": ("الدول: {}", "states: {}", v.COUNTS),
        "known": ("أطراف معروفة في المعجم: {}", "participants in the lexicon: {}", v.COUNTS),
        "rivals": ("أحداث أخرى من نوعه: {}", "other events of its type: {}", v.COUNTS),
        "better": ("أحداث من نوعه أرجح منه: {}", "likelier events of its type: {}", v.COUNTS),
        "share": ("أطرافه في حدث آخر من نوعه: {}", "its people in another event of its type: {}", _SHARE),
        "like": ("شبهه بحدث قبله: {} من 6", "like an event before it: {} of 6", ANY),
        "groups": ("أحداث الخبر: نحو 2^{}", "events in the report: about 2^{}", ANY),
    },
    "party": {
        "best": ("أرجح رواياته: {}", "its likeliest telling: {}", TENTHS),
        "weight": ("وزنه مع رواياته: {}", "its weight with the telling: {}", TENTHS),
        "likely": ("الأرجح أنه: {}", "most likely: {}", v.SLOTS),
        "rule": ("النحو يقترح: {}", "the grammar proposes: {}", v.SLOTS),
        "over": ("أطراف أرجح منه: {}", "likelier participants: {}", v.COUNTS),
        "share": ("الروايات التي هو فيها طرف: {}", "tellings in which it takes part: {}", _SHARE),
        "class": ("هو {}", "it is {}", v.CLASSES),
        "mentions": ("ذُكر في الخبر: {}", "named in the report: {}", v.COUNTS),
        "kin": (
            "من دولته في الحدث: {}",
            "of its state in the event: {}",
            {
                **v.CLASSES,
                "none": ("لا أحد", "nobody"),
                "True": ("من هو أرجح", "somebody likelier"),
                "False": ("من هو أضعف", "somebody less likely"),
            },
        ),
    },
}
SWITCHES: Mapping[str, Mapping[str, tuple[Both, Both]]] = {
    "slot": {
        "firstmention": (("أول ذكر له", "its first mention"), ("ذُكر قبل ذلك", "named before")),
        "headline": (("في العنوان", "in the headline"), ("ليس في العنوان", "not in the headline")),
    },
    "join": {"words": (("الكلمة نفسها", "the same word"), ("كلمات مختلفة", "different words"))},
    "claim": {
        "defined": (
            ("كلماته كلها معرّفة", "all its words are definite"),
            ("ليست كلماته كلها معرّفة", "not all its words are definite"),
        ),
        "placed": (("له مكان", "it has a place"), ("بلا مكان", "no place")),
        "speech": (("على لسان قائل", "told by somebody"), ("بلسان الصحيفة", "told by the paper itself")),
    },
    "party": {
        "known": (("معروف في المعجم", "it is in the lexicon"), ("ليس في المعجم", "it is not in the lexicon")),
        "lead": (("في الرواية الأرجح", "in the likeliest telling"), ("ليس فيها", "not in the likeliest telling")),
        "carried": (
            ("محمول من جملة سابقة", "carried from a sentence before"),
            ("مذكور في الجملة", "named in the sentence"),
        ),
        "speaker": (("هو القائل", "it is who speaks"), ("ليس القائل", "not who speaks")),
        "elsewhere": (
            ("طرف في حدث آخر من النوع", "takes part in another event of the type"),
            ("ليس طرفا في غيره", "in no other event of the type"),
        ),
    },
}

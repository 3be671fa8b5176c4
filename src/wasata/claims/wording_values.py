"""The words for values, in Arabic and English: types, statuses, classes of actors, kinds of words and clauses."""

from __future__ import annotations

from collections.abc import Mapping

Both = tuple[str, str]  # Arabic, English

TYPES: Mapping[str, Both] = {
    "AGREE": ("اتفاق", "agreement"),
    "CONSULT": ("تواصل", "contact"),
    "SUPPORT": ("تأييد", "support"),
    "CONCEDE": ("تنازل", "concession"),
    "COOPERATE": ("تعاون", "cooperation"),
    "AID": ("إغاثة", "aid"),
    "RETREAT": ("تراجع", "retreat"),
    "REQUEST": ("طلب", "request"),
    "ACCUSE": ("اتهام", "accusation"),
    "REJECT": ("رفض", "rejection"),
    "THREATEN": ("تهديد", "threat"),
    "PROTEST": ("احتجاج", "protest"),
    "SANCTION": ("عقوبة", "sanction"),
    "MOBILIZE": ("حشد", "mobilisation"),
    "COERCE": ("إكراه", "coercion"),
    "ASSAULT": ("هجوم", "assault"),
}
CONTACTS: Mapping[str, Both] = {
    "meeting": ("لقاء", "meeting"),
    "visit": ("زيارة", "visit"),
    "call": ("اتصال", "call"),
    "message": ("رسالة", "message"),
}
STATUSES: Mapping[str, Both] = {
    "actual": ("وقع", "actual"),
    "planned": ("مقرر", "planned"),
    "called_for": ("دُعي إليه", "called for"),
    "denied": ("منفي", "denied"),
    "hypothetical": ("مفترض", "hypothetical"),
}
TRACKS: Mapping[str, Both] = {
    "ceasefire": ("وقف إطلاق النار", "ceasefire"),
    "detainees": ("الأسرى والمحتجزون", "detainees"),
    "humanitarian": ("الشأن الإنساني", "humanitarian"),
    "reconstruction": ("إعادة الإعمار", "reconstruction"),
    "reconciliation": ("المصالحة", "reconciliation"),
    "political": ("الحل السياسي", "political"),
    "security": ("الأمن", "security"),
    "nuclear": ("البرنامج النووي", "nuclear"),
    "economic": ("الاقتصاد", "economic"),
    "other": ("ملف آخر", "other"),
}
BASES: Mapping[str, Both] = {
    "stated": ("مذكور", "stated"),
    "carried": ("مكمّل من تاريخ قبله", "completed from a date before it"),
    "relative": ("محسوب من يوم النشر", "counted from the day of publication"),
    "weekday": ("يوم من الأسبوع", "a weekday"),
    "hijri": ("هجري", "Hijri"),
    "inherited": ("موروث من جملة قبلها", "inherited from a sentence before"),
}
SLOTS: Mapping[str, Both] = {
    "actor": ("فاعل", "actor"),
    "recipient": ("متلقٍّ", "recipient"),
    "none": ("لا دور", "no slot"),
    "place": ("مكان", "place"),
    "origin": ("منطلق", "origin"),
    "topic": ("موضوع", "topic"),
    "content": ("مضمون", "content"),
    "sender": ("مُرسِل", "sender"),
    "mediator": ("وسيط", "mediator"),
    "head": ("رئيس الوفد", "head"),
}
FORMS: Mapping[str, Both] = {
    "V": ("فعل", "verb"),
    "R": ("اسم فاعل", "participle"),
    "N": ("مصدر", "verbal noun"),
    "P": ("عبارة", "fixed phrase"),
}
CLASSES: Mapping[str, Both] = {
    "person": ("شخص", "a person"),
    "state": ("دولة", "a state"),
    "people": ("قوم أو جنسية", "a people or nationality"),
    "place": ("مكان", "a place"),
    "medium": ("وسيلة إعلام", "a medium"),
    "source": ("مصدر صحفي", "a source"),
    "group": ("جماعة أو منظمة", "a group or organisation"),
    "armed": ("جماعة مسلحة", "an armed group"),
    "party": ("حزب", "a party"),
    "igo": ("منظمة دولية", "an international body"),
    "body": ("مؤسسة", "an institution"),
    "delegation": ("وفد", "a delegation"),
    "government": ("حكومة", "a government"),
    "force": ("قوة", "a force"),
    "officials": ("مسؤولون", "officials"),
    "company": ("شركة", "a company"),
    "none": ("لا أحد", "nobody"),
    "": ("لا أحد", "nobody"),
}
TAGS: Mapping[str, Both] = {
    "P": ("حرف جر", "a preposition"),
    "Q": ("أنّ أو إنّ", "that (أنّ)"),
    "L": ("اسم موصول", "a relative"),
    "O": ("نفي", "a negation"),
    "F": ("علامة فعل", "a verb marker"),
    "S": ("اسم إشارة", "a demonstrative"),
    "B": ("ضمير", "a pronoun"),
    "K": ("حرف عطف أو ربط", "a conjunction"),
    "U": ("لفظ كم", "a quantifier"),
    "D": ("ظرف", "an adverb"),
    "#": ("عدد", "a number"),
    "T": ("لقب أو منصب", "a title"),
    "C": ("اسم هيئة", "a collective"),
    "G": ("نسبة إلى دولة", "an adjective of state"),
    "M": ("اسم علم", "a name"),
    "N": ("اسم", "a noun"),
    "A": ("صفة", "an adjective"),
    "V": ("فعل", "a verb"),
    "R": ("اسم فاعل", "a participle"),
    "E": ("اسم معروف في المعجم", "a name the lexicon knows"),
    "X": ("كلمة مجهولة", "an unknown word"),
    ".": ("علامة ترقيم", "a punctuation mark"),
}
CLAUSES: Mapping[str, Both] = {
    "main": ("جملة رئيسية", "a main clause"),
    "content": ("جملة بعد أنّ", "a clause after أنّ"),
    "relative": ("جملة صلة", "a relative clause"),
    "conjunction": ("جملة بعد أداة ربط", "a clause after a conjunction"),
    "joined": ("جملة معطوفة", "a clause joined by و"),
    "participle": ("جملة اسم فاعل", "a participle clause"),
    "verb": ("جملة فعل آخر", "a clause of another verb"),
    "break": ("جملة بعد فاصل", "a clause after a break"),
    "many": ("أكثر من جملة", "several clauses"),
    "none": ("الجملة نفسها", "the same clause"),
}
PARTS: Mapping[str, Both] = {
    "headline": ("العنوان", "the headline"),
    "heading": ("عنوان فرعي", "a heading"),
    "caption": ("شرح صورة", "a caption"),
    "dateline": ("سطر المكان والتاريخ", "the dateline"),
    "byline": ("سطر الكاتب", "the byline"),
    "paragraph": ("متن الخبر", "the body"),
    "furniture": ("إطار الصفحة", "page furniture"),
}
TENSES: Mapping[str, Both] = {
    "perf": ("ماض", "past"),
    "impf": ("مضارع", "present"),
    "juss": ("مجزوم", "jussive"),
    "pass": ("مجهول", "passive"),
    "part": ("اسم فاعل", "participle"),
    "n": ("اسم", "noun"),
}
CUES: Mapping[str, Both] = {
    "denial": ("نفي منقول", "a denial"),
    "negated": ("أداة نفي", "a negation"),
    "negated-future": ("لن", "will not (لن)"),
    "negated-present": ("لا", "does not (لا)"),
    "future": ("السين أو سوف", "a future mark"),
    "plan": ("كلمة تدل على خطة", "a word of plans"),
    "if": ("شرط أو احتمال", "a condition"),
    "none": ("لا قرينة", "no cue"),
    "entry:planned": ("المدخل نفسه يدل على خطة", "the entry itself tells a plan"),
    "entry:denied": ("المدخل نفسه يدل على نفي", "the entry itself tells a denial"),
    "entry:called_for": ("المدخل نفسه يدل على دعوة", "the entry itself tells a call for it"),
    "entry:hypothetical": ("المدخل نفسه يدل على افتراض", "the entry itself tells a supposition"),
}
SPEECHES: Mapping[str, Both] = {
    "neutral": ("قول محايد", "neutral speech"),
    "firm": ("تأكيد", "firm speech"),
    "denial": ("نفي", "a denial"),
    "claim": ("زعم", "a claim"),
    "credit": ("نقلا عن", "a credit"),
    "carried": ("قول مستمر من جملة قبلها", "speech that goes on"),
    "none": ("كلام الصحيفة نفسها", "the paper's own words"),
}
SUBJECTS: Mapping[str, Both] = {
    "sport": ("الرياضة", "sport"),
    "business": ("الأعمال", "business"),
    "domestic": ("الشأن الداخلي", "home affairs"),
    "culture": ("الثقافة", "culture"),
    "crime": ("الجريمة", "crime"),
    "war": ("الحرب", "war"),
    "talks": ("المحادثات", "talks"),
}
LEVELS: Mapping[str, Both] = {
    "0": ("لا شيء من", "nothing of"),
    "1": ("قليل من", "a little of"),
    "2": ("كثير من", "much of"),
    "3": ("كثير جدا من", "very much of"),
}
COUNTS: Mapping[str, Both] = {
    "0": ("لا شيء", "none"),
    "1": ("واحد", "one"),
    "2": ("اثنان", "two"),
    "3": ("ثلاثة", "three"),
    "4": ("أربعة أو أكثر", "four or more"),
    "5": ("خمسة أو أكثر", "five or more"),
    "6": ("ستة أو أكثر", "six or more"),
}
CHANCES: Mapping[str, Both] = {
    "0": ("ضعيف جدا", "very weak"),
    "1": ("ضعيف", "weak"),
    "2": ("متوسط", "fair"),
    "3": ("قوي", "strong"),
    "4": ("قوي جدا", "very strong"),
}
DISTANCES: Mapping[str, Both] = {
    "0": ("ملاصق", "right beside it"),
    "1": ("قريب", "near it"),
    "2": ("على بعد كلمات", "some words away"),
    "3": ("بعيد", "far from it"),
    "4": ("بعيد جدا", "very far from it"),
}
INFLECTIONS: Mapping[str, Both] = {  # person, gender and number of verbs; number and state of nouns
    "1s": ("(أنا)", "(I)"),
    "1p": ("(نحن)", "(we)"),
    "2ms": ("(أنت)", "(you)"),
    "2fs": ("(أنت)", "(you)"),
    "2mp": ("(أنتم)", "(you)"),
    "3ms": ("(هو)", "(he)"),
    "3fs": ("(هي)", "(she, it)"),
    "3md": ("(هما)", "(those two)"),
    "3fd": ("(هما)", "(those two)"),
    "3mp": ("(هم)", "(they)"),
    "3fp": ("(هن)", "(they)"),
    "s": ("مفرد", "singular"),
    "d": ("مثنى", "dual"),
    "p": ("جمع", "plural"),
    "cons": ("مضاف", "before a genitive"),
    "suff": ("مع ضمير", "with a pronoun"),
}
WHYS: Mapping[str, str] = {  # how a mention was known: English to Arabic
    "named in the lexicon": "مذكور في المعجم",
    "held the post when the report appeared": "كان في المنصب يوم نُشر الخبر",
    "recalled by its noun": "يعود إليه اسمه",
}

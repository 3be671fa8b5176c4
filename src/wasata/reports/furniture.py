"""What belongs to the web page and not to the report: buttons, menus, mastheads, tags, links, addresses.

Every test here is on whole lines or on fixed phrases; a running sentence never matches. Patterns are matched on folded
text (see :mod:`wasata.arabic.letters`), so each word stands in one spelling only.
"""

from __future__ import annotations

import re
from collections import Counter

from wasata.arabic.letters import key
from wasata.reports.desks import flat, keys, words

_EDGES = " \t\u00a0.…:؛;،,-–—_|/\\<>«»\"'()[]{}*•#!؟?×›‹→←+=~^"


BUTTONS = keys(
    """
    تم نسخ الرابط، نسخ الرابط، انسخ الرابط، شارك، شارك الخبر، شارك المقال، شارك هذا الخبر، شارك الموضوع،
    شاركها، مشاركة، مشاركة الخبر، طباعة، طباعة الخبر، حفظ، حجم الخط، تكبير الخط، تصغير الخط، استمع إلى الخبر،
    استمع للخبر، المزيد، اقرأ المزيد، عرض المزيد، شاهد المزيد، للمزيد، الرئيسية، الصفحة الرئيسية، تسجيل الدخول،
    تسجيل دخول، إنشاء حساب، اشترك، اشترك الآن، الاشتراك، من نحن، اتصل بنا، تواصل معنا، سياسة الخصوصية،
    شروط الاستخدام، اتفاقية الاستخدام، هيئة التحرير، فريق العمل، أعلن معنا، خريطة الموقع، إعلان، إعلانات،
    السابق، التالي، الخبر السابق، الخبر التالي، التعليقات، تعليقات، لا توجد تعليقات، اترك تعليقا، أضف تعليقا،
    أضف تعليق، اكتب تعليقك، اكتب رأيك، إغلاق، بحث، القائمة، العودة إلى أعلى، english، english en، en، ar، عربي،
    advertisement، next، previous، next previous، share، print، copied، copy link، انتهى، يتبع
    """
)
RELATED = keys(
    """
    اقرأ أيضا، اقرأ أيضًا، إقرأ أيضا، اقرا ايضا، اقرأ كذلك، شاهد أيضا، طالع أيضا، قد يهمك، قد يهمك أيضا،
    قد يعجبك، قد يعجبك أيضا، ربما يعجبك أيضا، الأكثر قراءة، الأكثر مشاهدة، الأكثر تعليقا، الأكثر تداولا،
    أخبار متعلقة، أخبار ذات صلة، مواضيع ذات صلة، موضوعات ذات صلة، مقالات ذات صلة، مواضيع متعلقة،
    موضوعات متعلقة، مواد ذات صلة، أهم الأخبار، آخر الأخبار، أحدث الأخبار، أخبار أخرى، المزيد من الأخبار،
    من نفس القسم، ترشيحاتنا، نرشح لك، اخترنا لك
    """
)
_TAGS = keys("الوسوم، وسوم، كلمات دلالية، الكلمات الدلالية، كلمات مفتاحية، الكلمات المفتاحية، تاجات، علامات، tags")
ROLES = keys(
    """
    رئيس التحرير، رئيس مجلس الإدارة، رئيس مجلس الادارة ورئيس التحرير، رئيس مجلس الإدارة رئيس التحرير،
    رئيسة التحرير، رئيس التحرير التنفيذي، نائب رئيس التحرير، الإشراف العام، المشرف العام، المدير العام،
    مدير التحرير، مدير التحرير التنفيذي، مدير عام التحرير، سكرتير التحرير، الناشر
    """
)
_SECTIONS = keys(
    """
    الرئيسية، أخبار، الأخبار، أخبار مصر، أخبار عاجلة، أخبار محلية، أخبار عربية، أخبار عالمية، أخبار العالم،
    محليات، سياسة، سياسية، السياسة، اقتصاد، الاقتصاد، رياضة، الرياضة، فن، فنون، ثقافة، ثقافة وفنون، منوعات،
    تكنولوجيا، علوم، صحة، حوادث، تقارير، تحقيقات، حوارات، مقالات، رأي، آراء، كتاب، فيديو، فيديوهات، صور،
    ألبومات، عرب، عربي، عالم، عرب وعالم، العالم، دولي، دولية، عربي ودولي، عربية ودولية، الشرق الأوسط، محافظات،
    برلمان، أحزاب، مجتمع، المرأة، سيارات، عقارات، جامعات، سياحة، بنوك، بورصة، طقس، تعليم، توك شو، مال وأعمال،
    سوشيال، ملفات، كاريكاتير، بث مباشر، مصر، فلسطين، سوريا، لبنان، العراق، الأردن، اليمن، ليبيا، السودان،
    السعودية، الخليج، تونس، الجزائر، المغرب، إيران
    """
)
_SECTION_WORDS = frozenset(word for name in _SECTIONS for word in name.split()) - {"الاوسط"}
_SOCIAL = words(
    """
    فيسبوك فيس بوك تويتر إكس واتساب واتس اب آب تيليجرام تليجرام تلغرام تيليغرام تلجرام انستجرام انستغرام إنستغرام يوتيوب
    لينكدإن لينكدان لينكد إن بنترست بينترست جوجل غوغل بلس ماسنجر تيك توك سناب شات ريديت تمبلر فايبر البريد الإلكتروني
    الالكتروني طباعة نسخ الرابط مشاركة شارك عبر على
    facebook twitter x whatsapp telegram instagram youtube linkedin pinterest google plus email messenger tiktok rss
    """
)
_STARTS = re.compile(
    "^(?:"
    + "|".join(
        key(start)
        for start in (
            "جميع الحقوق محفوظة",
            "كل الحقوق محفوظة",
            "الحقوق محفوظة",
            "حقوق النشر محفوظة",
            "حقوق الطبع والنشر",
            "رابط الخبر",
            "رابط المقال",
            "مقالات أخرى للكاتب",
            "رابط مختصر",
            "الرابط المختصر",
            "للتواصل مع الكاتب",
            "للتواصل ار?سل",
            "لمراسلة الكاتب",
            "ارسل رسالة",
            "تابعونا على",
            "تابعنا على",
            "تابعوا .{0,40} على (?:تويتر|فيسبوك|واتساب|جوجل|غوغل|تلغرام|تليجرام)",
            "اشترك في (?:النشرة|قناتنا|القناة|خدمة)",
            "انضم (?:إلى|ل)قناتنا",
            "شارك (?:من خلال|عبر|على) (?:تويتر|فيسبوك|واتساب|واتس)",
            "اقرأ (?:أيضا|كذلك|المزيد)(?!\\w)",
            "شاهد أيضا(?!\\w)",
            "طالع أيضا(?!\\w)",
            "قد (?:يهمك|يعجبك) أيضا(?!\\w)",
        )
    )
    + r"|\(?(?:copyright|©)|(?:tags|الوسوم|كلمات دلاليه|الكلمات الدلاليه|كلمات مفتاحيه)\s*:)",
    re.IGNORECASE,
)
_NO_NAME = words("على عضو في لـ ل السابق الأسبق بـ و أن إن")
_CONTACT = re.compile(
    r"^\W*(?:(?:email|البريد(?: الالكتروني)?|ايميل|تويتر|twitter)\W*)?(?:[\w.+-]+@[\w.-]+\w|https?://\S+|www\.\S+|@\w+)\W*$",
    re.IGNORECASE,
)
_SHORT_CODE = re.compile(
    r"(?<!\w)(?:sms|stc|mobily|zain)(?!\w)|\d{6}\s*موبايلي|بالرمز \(?\d+\)?(?: ثم)? مساف|^راسلونا علي"
    r"|^للتواصل\W+(?:فاكس|هاتف|جوال)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^\W*\d{1,2}:\d{2}(?::\d{2})?\s*(?:ت\s?م|جمت|ص|م|صباحا|مساء|am|pm|gmt)?\W*$", re.IGNORECASE)
_AGO = re.compile(r"^منذ\s+\S+(?:\s+(?:ثانيه|ثواني|دقيقه|دقائق|ساعه|ساعات|يوم|ايام|اسبوع|اسابيع|شهر|اشهر))?$")
_END_MARK = re.compile(r"^\W*(?://|-|_)\s*(?:انتهي|يتبع)\s*(?://|-|_)\W*$")
_COUNT = re.compile(r"^(?:عدد\s+)?(?:المشاهدات|مشاهدات|القراءات|مشاهده|التعليقات|تعليق)\s*[:(]?\s*\d+\s*\)?$")
_BULLETS = frozenset("*•-–—●■◄")  # an item of a list is no button
_LABEL, _LONGEST = 120, 500  # characters; no label and no line of a page is longer
_ARABIC = re.compile(r"[\u0621-\u064a]")
_CODE = re.compile(r"[{}<>;=]|/\*|\*/")  # scripts and styles that a page left in its text
_LETTER = re.compile(r"[^\W\d_]")

# Phrases that stand glued into a line; what is around them is read on its own.
GLUED = re.compile(
    r"تم نسخ الرابط|(?<!\w)Next\s+Previous(?!\w)"
    r"|^شارك\s+من\s+خلال(?:\s+(?:تويتر|فيسبوك|جوجل|بلس|واتساب|واتس\s+اب|تيليجرام|اكتب|رأيك))+"
    r"|\.{2,}\s*المزيد\s*$|(?://|-)\s*انتهى\s*(?://|-)|رابط\s+الخبر\s+بصحيفة\s+\S[^\n]*$"
)
# A row of tags hung on the last line: only behind punctuation, for سمات is a common word.
TAG_TAIL = re.compile(r"(?:^|(?<=[^\w\s]))\s*سمات(?:\s+[^\s.،؛:]+){1,18}\s*$")
CATEGORY = re.compile(r"^\s*(?:عام|سياسي|اقتصادي|رياضي|ثقافي|اجتماعي)\s*/\s*(?:عالمي\s*/\s*)?(?=\S)")


def bare(text: str) -> str:
    """The folded line without punctuation at its edges, spaces made single: the form lines are compared in."""
    return " ".join(flat(text).split()).strip(_EDGES).lower()


def is_wordless(text: str) -> bool:
    """Whether the line has no letters (``×``, ``***``) and no number that could be part of a table."""
    return _LETTER.search(text) is None and not any(c.isdigit() for c in text)


def is_related(text: str) -> bool:
    """Whether the line is the label of a list of links to other reports."""
    return len(text) <= _LABEL and bare(text) in RELATED


def is_role(text: str) -> bool:
    """Whether the line is a post of the masthead (رئيس التحرير) with nothing else on it."""
    return len(text) <= _LABEL and bare(text) in ROLES


def is_section(text: str) -> bool:
    """Whether the line is nothing but the name of a section of a site; only to be asked above a report's body."""
    return len(text) <= _LABEL and bare(text) in _SECTIONS


def is_certain(text: str) -> bool:
    """Whether the line is page furniture wherever it stands."""
    if is_wordless(text) or (_CODE.search(text) and not _ARABIC.search(text)):
        return True
    if len(text) > _LONGEST:
        return False
    line, folded = bare(text), flat(text).strip()
    if text.lstrip()[:1] not in _BULLETS and (line in BUTTONS or line in _TAGS or line in RELATED):
        return True
    size = len(line.split())
    if size <= 30 and _STARTS.match(folded.lstrip(_EDGES)):
        return True
    if size <= 12 and (_SHORT_CODE.search(folded) or _CONTACT.match(folded)):
        return True
    short = (_CLOCK, _AGO, _END_MARK, _COUNT)
    return any(form.match(folded) for form in short)


def is_menu(text: str, *, repeats: bool = False) -> bool:
    """Whether the line is a row of sections or sharing buttons; only to be asked outside a report's body.

    With ``repeats`` a row in which one word stands three times counts too (a site and its daughters), which may only
    be asked above the body.
    """
    if len(text) > _LONGEST or re.search(r"[.،؛:؟!,]", text):
        return False
    row = re.findall(r"\w+", flat(text).lower())
    if len(row) >= 2 and all(word in _SOCIAL for word in row):
        return True
    if len(row) >= 4 and sum(word in _SECTION_WORDS for word in row) >= 0.7 * len(row):
        return True
    often = max(Counter(word for word in row if len(word) > 2).values(), default=0)
    return repeats and len(row) >= 8 and often >= 3


def has_role_and_name(text: str, *, apart: bool = True) -> bool:
    """Whether the line is a post of the masthead and its holder: ``رئيس التحرير: فلان الفلاني``.

    With ``apart`` a colon, slash or dash must stand between them; without it is only to be asked outside a body.
    """
    if len(text) > _LABEL:
        return False
    row = bare(text).split()
    if len(row) > 9 or re.search(r"[.،؛؟!]", text.strip(_EDGES)):
        return False
    for size in range(len(row) - 1, 0, -1):
        post, rest = " ".join(row[:size]), row[size:]
        stop = post[-1] in ":/-–" or rest[0] in {":", "/", "-", "–"}
        if post.rstrip(":/-– ") in ROLES:
            return 1 <= len(rest) <= 5 and (stop or (not apart and rest[0] not in _NO_NAME))
    return False

"""Bare nouns and honorifics stand for whoever was named last that they fit."""

import pytest

from readings import report
from wasata.pipeline import Reader


def whole(reader: Reader, text: str, words: str) -> str:
    """The fullest words of the actor whom the last mention with these words means."""
    document = reader.document(report(text, published="2023-03-10"))
    mentions = [m for unit in document.units for m in unit.mentions if m.text == words]
    return document.chains[mentions[-1].chain].fullest.text


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("هاجم تنظيم داعش مدينة تدمر. وأعلن التنظيم مسؤوليته عن الهجوم.", "التنظيم", "تنظيم داعش"),
        ("دعت حركة النهضة إلى الحوار. وقالت الحركة إنها ترفض العنف.", "الحركة", "حركة النهضة"),
        ("هاجم الحوثيون عدن. وقالت الجماعة إنها سيطرت على المطار.", "الجماعة", "الحوثيون"),
        ("رد التحالف العربي على الصاروخ. وقصف التحالف صنعاء.", "التحالف", "التحالف العربي"),
        ("استعادت القوات لحج من ميليشيات الحوثي. وقصفت المليشيات المدينة.", "المليشيات", "ميليشيات الحوثي"),
        (
            "قال الوزير إن المملكة العربية السعودية تدعم اليمن. وأضاف أن المملكة ترحب.",
            "المملكة",
            "المملكة العربية السعودية",
        ),
    ],
)
def test_a_noun_alone_recalls_the_body_so_called(reader: Reader, text: str, words: str, meant: str) -> None:
    assert whole(reader, text, words) == meant


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "استقبل الأمير محمد بن نايف وزير الدفاع الفرنسي جان إيف لودريان. وبحث سموه الأوضاع.",
            "سموه",
            "الأمير محمد بن نايف",
        ),
        (
            "التقى الرئيس عبد الفتاح السيسي الأمير محمد بن نايف. وأكد فخامته دعم مصر.",
            "فخامته",
            "الرئيس عبد الفتاح السيسي",
        ),
        ("استقبل الأمير محمد بن نايف الوزير سامح شكري. ونقل معاليه تحيات القاهرة.", "معاليه", "الوزير سامح شكري"),
    ],
)
def test_an_honorific_recalls_him_it_goes_with(reader: Reader, text: str, words: str, meant: str) -> None:
    assert whole(reader, text, words) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "قصف الجيش التركي مواقع. واجتمعت الحكومة اليمنية والقيادة اليمنية في عدن اليمنية. ودخل الجيش المدينة.",
            "الجيش",
        ),
        ("رحبت قطر بالقرار. ودعت الدول إلى الحوار.", "الدول"),
        ("قال متحدث. وقصفت المليشيات المدينة.", "المليشيات"),
    ],
)
def test_a_noun_that_fits_nobody_stands_for_itself(reader: Reader, text: str, words: str) -> None:
    assert whole(reader, text, words) == words

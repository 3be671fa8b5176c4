"""Where a noun phrase that may name an actor begins and ends."""

import itertools

import pytest

from readings import report, unit, words_of
from wasata.analysis import Phrase
from wasata.mentions.phrases import Chunker
from wasata.pipeline import Reader
from wasata.rules.compiled import Lexicon
from wasata.sentences.tokens import Words


@pytest.fixture(scope="module")
def phrases(lexicon: Lexicon, words: Words) -> "Phrases":
    return Phrases(lexicon, words)


class Phrases:
    """The phrases of a sentence, by their words."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon, self.words = lexicon, words

    def __call__(self, text: str, *surnames: str) -> dict[str, Phrase]:
        found = unit(self.words, text)
        chunker = Chunker(found.tokens, self.lexicon, frozenset(surnames))
        return {words_of(found, p): p for p in chunker.phrases()}


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("وصل وفد أمني وعسكري قطري رفيع المستوى إلى بيروت", "وفد أمني وعسكري قطري رفيع المستوى", "delegation"),
        ("التقى السفير قيادات من حركة طالبان أمس", "قيادات من حركة طالبان", "officials"),
        ("قال وزير الخارجية والمغتربين السوري إن", "وزير الخارجية والمغتربين السوري", "person"),
        ("طالب الأمين العام للأمم المتحدة بالتهدئة", "الأمين العام للأمم المتحدة", "person"),
        ("هاجم الحوثيون الموقع", "الحوثيون", "armed_group"),
        ("أفاد مصدر أمني رفيع المستوى لقناة العربية", "مصدر أمني رفيع المستوى", "source"),
        ("زار وفد قطري قطاع غزة", "وفد قطري", "delegation"),
        ("زار وفد قطري قطاع غزة", "قطاع غزة", "place"),
        ("قتل ثلاثة جنود في الكمين", "ثلاثة جنود", "force"),
    ],
)
def test_a_phrase_takes_what_belongs_to_its_head(phrases: Phrases, text: str, phrase: str, kind: str) -> None:
    found = phrases(text)
    assert phrase in found
    assert found[phrase].kind == kind


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("التقى وزير الخارجية الأردني نظيره العراقي", "وزير الخارجية الأردني", "نظيره العراقي"),
        ("استقبل أمير قطر الرئيس التركي", "أمير قطر", "الرئيس التركي"),
        ("بحث الوزير السوداني مع وفد من حماس الهدنة", "الوزير السوداني", "وفد من حماس"),
        ("اجتمع مبعوث الأمم المتحدة ووفد قطري", "مبعوث الأمم المتحدة", "ووفد قطري"),
        ("زار المبعوث الأمريكي بغداد", "المبعوث الأمريكي", "بغداد"),
        ("التقى الرئيس التركي الرئيس العراقي", "الرئيس التركي", "الرئيس العراقي"),
        ("التقى في عمّان وزير الخارجية الأردني وفدا", "عمّان", "وزير الخارجية الأردني"),
        ("وصل إلى موسكو وفد من حماس", "موسكو", "وفد من حماس"),
        ("تقود سلطنة عمان وساطة بين السعودية والحوثيين", "سلطنة عمان", "السعودية"),
        ("دانت قطر تنظيم «داعش» أمس", "قطر", "تنظيم « داعش »"),
        ("اتهمت تركيا حزب العمال الكردستاني", "تركيا", "حزب العمال الكردستاني"),
    ],
)
def test_two_actors_side_by_side_are_two(phrases: Phrases, text: str, first: str, second: str) -> None:
    found = phrases(text)
    assert first in found
    assert second in found


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("التقى الوزير العراقي نظيره التركي في أنقرة", "نظيره التركي"),
        ("اجتمع الوزيران في عمّان", "الوزيران"),
        ("بحث الرئيس التونسي في الجزائر ملف ليبيا", "الرئيس التونسي"),
    ],
)
def test_where_someone_is_met_is_no_part_of_who_is_met(phrases: Phrases, text: str, person: str) -> None:
    assert person in phrases(text)


def test_a_destination_is_no_part_of_the_envoy_who_goes_there(phrases: Phrases) -> None:
    assert "المبعوث" in phrases("لم يزر المبعوث بغداد")


def test_a_title_and_the_name_behind_it_are_one_phrase(phrases: Phrases) -> None:
    found = phrases("أجرى وزير الخارجية العماني بدر البوسعيدي اتصالا")
    phrase = found["وزير الخارجية العماني بدر البوسعيدي"]
    assert (phrase.titles, len(phrase.names)) == (["وزير"], 2)
    assert phrase.nationalities == ["omn"]


def test_a_name_behind_a_comma_belongs_to_its_title(phrases: Phrases) -> None:
    assert "رئيس الوزراء العراقي، محمد شياع السوداني".replace("،", " ،") in phrases(
        "التقى رئيس الوزراء العراقي، محمد شياع السوداني، وفدا إيرانيا"
    )


def test_a_post_behind_a_name_belongs_to_it(phrases: Phrases) -> None:
    found = phrases("وصل اللواء عباس كامل، رئيس المخابرات العامة، إلى الخرطوم")
    phrase = next(p for p in found.values() if p.names)
    assert phrase.end - phrase.start == 7
    assert any("رئيس" in title for title in phrase.titles)


def test_a_post_of_another_state_behind_a_name_is_another_person(phrases: Phrases) -> None:
    found = phrases("التقى جون كيري أمير قطر في الدوحة")
    assert "أمير قطر" in found


def test_a_name_in_brackets_belongs_to_the_name_before_it(phrases: Phrases) -> None:
    found = phrases("استقبل الرئيس محمود عباس (أبو مازن) الوفد")
    phrase = next(p for p in found.values() if p.titles)
    assert phrase.end - phrase.start == 7  # the closing bracket too


@pytest.mark.parametrize("text", ["نفى تنظيم «داعش» الخبر", "اجتمع الوفد بحركة «الشباب» أمس"])
def test_a_quotation_mark_opened_in_a_phrase_is_closed_in_it(reader: Reader, text: str) -> None:
    mentions = reader.document(report(text)).units[0].mentions
    (quoted,) = [m for m in mentions if "«" in m.text]
    assert quoted.text.endswith("»")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        # posts behind a name, and the place where a post is held before the name
        ("وصل الأمير سعود بن نايف ولي العهد ووزير الدفاع إلى جدة", "الأمير سعود بن نايف ولي العهد ووزير الدفاع"),
        (
            "وقال رئيس البعثة الأممية في السودان فولكر بيرتس إن الحوار قريب",
            "رئيس البعثة الأممية في السودان فولكر بيرتس",
        ),
        (
            "قال الدكتور عبد اللطيف الزياني الأمين العام لمجلس التعاون إن",
            "الدكتور عبد اللطيف الزياني الأمين العام لمجلس التعاون",
        ),
        ("غادر الوسيط الأميركي آموس هوكشتاين بيروت", "الوسيط الأميركي آموس هوكشتاين"),
        ("رحب رئيس وفد الحكومة محمد عبدالسلام بالعرض", "رئيس وفد الحكومة محمد عبدالسلام"),
        ("غادر الفريق أول محمد زكي العاصمة", "الفريق أول محمد زكي"),
        # names
        ("قال المبعوث الخاص نور الدين بلعيد إن", "المبعوث الخاص نور الدين بلعيد"),
        ("ودعا وكيل الوزارة ناجي سرحان إلى التهدئة", "وكيل الوزارة ناجي سرحان"),
        ("أعلن وزير الأوقاف المصري محمد مختار جمعة أن", "وزير الأوقاف المصري محمد مختار جمعة"),
        # a force and its leader, a participle and its complement
        ("قصفت قوات الرئيس السابق علي عبد الله صالح الحي", "قوات الرئيس السابق علي عبد الله صالح"),
        ("انتقدت إدارة الرئيس باراك أوباما القرار", "إدارة الرئيس باراك أوباما"),
        ("رفضت الحكومة الليبية المعترف بها دوليا العرض", "الحكومة الليبية المعترف بها دوليا"),
        ("هاجمت فصائل مدعومة من تركيا البلدة", "فصائل مدعومة من تركيا"),
        ("قصفت طائرات التحالف بقيادة السعودية الموقع", "طائرات التحالف بقيادة السعودية"),
        # plurals that agree; genitives that a plural takes together
        ("طرد الأهالي المقاتلين الحوثيين من القرية", "المقاتلين الحوثيين"),
        ("قتلت الطائرات مقاتلين إسلاميين أمس", "مقاتلين إسلاميين"),
        ("اجتمع وزراء خارجية روسيا وإيران وتركيا في موسكو", "وزراء خارجية روسيا وإيران وتركيا"),
        ("أصيب ثلاثة أشخاص في الهجوم", "ثلاثة أشخاص"),
    ],
)
def test_a_phrase_is_as_long_as_the_one_it_names(phrases: Phrases, text: str, phrase: str) -> None:
    assert phrase in phrases(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("أبلغ الرئيس محمود عباس واشنطن بالقرار", "الرئيس محمود عباس"),
        ("حذر المبعوث الأميركي تيم ليندركينغ الحوثيين", "المبعوث الأميركي تيم ليندركينغ"),
        ("خلال زيارة وزير الدفاع لمصر", "وزير الدفاع"),
        ("هاجم المقاتلون الحوثيين في تعز", "المقاتلون"),
        ("قال إن إيران أقل سلبية من قبل", "إيران"),
        ("استقبل وزير الدفاع الروسي المشير خليفة حفتر", "وزير الدفاع الروسي"),
        ("باتت الحكومة جاهزة للحوار", "الحكومة"),
        ("التقى وزير الخارجية سامح شكري رئيس الوفد", "وزير الخارجية سامح شكري"),
    ],
)
def test_what_another_part_of_the_sentence_begins_with_is_left_to_it(phrases: Phrases, text: str, phrase: str) -> None:
    assert phrase in phrases(text)


def test_each_nationality_of_a_dual_goes_with_its_own_name(phrases: Phrases) -> None:
    found = phrases("اتفق الرئيسان الروسي فلاديمير بوتين والتركي رجب طيب أردوغان")
    assert {"الرئيسان", "الروسي فلاديمير بوتين", "والتركي رجب طيب أردوغان"} <= found.keys()
    assert found["الروسي فلاديمير بوتين"].kind == "person"


def test_number_and_gender_come_from_the_head(phrases: Phrases) -> None:
    assert phrases("اجتمع الوزيران أمس")["الوزيران"].dual
    assert phrases("اجتمع الوزراء أمس")["الوزراء"].plural
    assert not phrases("اجتمع الوزير أمس")["الوزير"].plural


def test_every_one_of_is_read_name_by_name(phrases: Phrases) -> None:
    found = phrases("دعا كل من الرئيس التركي والملك الأردني إلى التهدئة")
    assert {"الرئيس التركي", "والملك الأردني"} <= found.keys()


def test_a_last_name_alone_is_a_person_only_where_it_was_told_before(phrases: Phrases) -> None:
    assert "زقلاط" not in phrases("وأكد زقلاط أن الحوار مستمر")
    assert phrases("وأكد زقلاط أن الحوار مستمر", "زقلاط")["زقلاط"].kind == "person"


def test_phrases_never_overlap(phrases: Phrases) -> None:
    text = "وصل وفد من حركة حماس برئاسة خليل الحية عضو المكتب السياسي إلى مقر جهاز المخابرات العامة المصرية في القاهرة"
    ordered = sorted(phrases(text).values(), key=lambda p: p.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(ordered))

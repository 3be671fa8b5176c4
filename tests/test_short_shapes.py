"""Short reports of one shape each, read from files; they were written for these tests and did not happen as told."""

from pathlib import Path

import pytest

from readings import CONSULT, MEETING, dated, from_file, ids, of_type, telling, texts
from wasata.model import Claim, Contact, EventType, Role
from wasata.pipeline import Reader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def claims_of(reader: Reader, folder: Path, *lines: str) -> tuple[Claim, ...]:
    """The claims of a page of these paragraphs."""
    path = folder / "short.txt"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return reader.claims(from_file(path))


def test_a_president_sends_a_delegation_with_its_head(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الأحد 14 مايو 2023",
        "السيسي يوفد وفدا أمنيا إلى السودان",
        "في 12 مايو عام 2023 أوفد الرئيس عبدالفتاح السيسي وفداً أمنياً مصرياً رفيع المستوى إلى السودان برئاسة "
        "اللواء أيمن بديع، لبحث تثبيت وقف إطلاق النار بين الجيش وقوات الدعم السريع.",
    )
    sent = dated(claims, "2023-05-12")
    assert {"abdel-fattah-al-sisi", "egy:delegation", "ayman-badie"} <= ids(sent.actors)
    assert sent.place is not None
    assert sent.place.text == "السودان"
    (delegation,) = [p for p in sent.actors if p.id == "egy:delegation"]
    assert delegation.text == "وفداً أمنياً مصرياً رفيع المستوى"
    assert (delegation.role, delegation.country) == (Role.DELEGATION, "EGY")
    assert "اللواء أيمن بديع" in texts(sent.actors)


def test_one_man_under_three_titles_is_one_actor_in_every_event(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الخميس 18 مايو 2023",
        "جولة مصرية بين بورتسودان وجوبا",
        "في 15 مايو عام 2023 التقى رئيس جهاز المخابرات العامة المصرية اللواء عباس كامل مع رئيس مجلس السيادة السوداني "
        "عبد الفتاح البرهان في بورتسودان.",
        "وفي 16 مايو عام 2023 اجتمع الوزير عباس كامل مع رئيس جنوب السودان سلفا كير في جوبا.",
        "وفي 17 مايو عام 2023 التقى رئيس المخابرات العامة وفدا من قوات الدعم السريع في القاهرة.",
    )
    for day in ("2023-05-15", "2023-05-16", "2023-05-17"):
        (kamel,) = [p for p in dated(claims, day).actors if p.id == "abbas-kamel"]
        assert "عباس كامل" in kamel.text  # the fullest form, also where only the post is told


def test_two_presidents_without_names_who_meet_are_two(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الاثنين 6 مارس 2023",
        "قمة تركية عراقية في أنقرة",
        "استقبل الرئيس التركي الرئيس العراقي في أنقرة، اليوم الاثنين، وبحث معه ملف المياه والحدود.",
    )
    claim = dated(claims, "2023-03-06")
    assert {p.country for p in claim.participants} == {"TUR", "IRQ"}
    assert len(claim.participants) == 2


def test_a_minister_and_his_counterpart_are_two(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الاثنين 6 مارس 2023",
        "وزير الخارجية العماني يبحث مع نظيره الإيراني ملف اليمن",
        "التقى وزير الخارجية العماني نظيره الإيراني في مسقط، أمس الأحد، وبحث الوزيران تمديد الهدنة في اليمن.",
    )
    claim = dated(claims, "2023-03-05")
    assert claim.contact is MEETING
    assert {p.country for p in claim.participants} == {"OMN", "IRN"}
    assert len(claim.participants) == 2
    assert claim.place is not None
    assert claim.place.text == "مسقط"


def test_a_state_accuses_another_state(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الاثنين 6 مارس 2023",
        "أنقرة تتهم حزب العمال الكردستاني",
        "اتهمت تركيا حزب العمال الكردستاني بالوقوف وراء الهجوم، وقالت إن قواتها سترد عليه.",
    )
    (claim,) = of_type(claims, EventType.ACCUSE)
    assert ids(claim.actors) == {"tur"}
    assert ids(claim.recipients) == {"pkk"}


def test_thanks_given_with_a_light_verb(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الاثنين 10 أبريل 2023",
        "المشاط يستقبل الوفد العماني في صنعاء",
        "استقبل رئيس المجلس السياسي الأعلى مهدي المشاط في صنعاء، أمس الأحد، وفدا من سلطنة عمان، وبحث معه تمديد الهدنة.",
        "وقدم المشاط الشكر لسلطنة عمان على جهودها في الوساطة.",
    )
    thanks = telling(claims, "وقدم المشاط الشكر", EventType.SUPPORT)
    assert ids(thanks.actors) == {"mahdi-al-mashat"}
    assert ids(thanks.recipients) == {"omn"}
    met = dated(claims, "2023-04-09")
    assert {"mahdi-al-mashat", "omn:delegation"} <= ids(met.participants)


@pytest.mark.parametrize("verb", ["سلم خلالها", "نقل خلالها", "حمل فيها"])
def test_a_letter_between_presidents_carried_by_a_spy_chief(reader: Reader, folder: Path, verb: str) -> None:
    claims = claims_of(
        reader,
        folder,
        "الأحد 6 فبراير 2022",
        "رئيس المخابرات المصرية يسلم البرهان رسالة من السيسي",
        "قام اللواء عباس كامل، رئيس المخابرات العامة، أمس السبت، بزيارة إلى الخرطوم "
        f"{verb} رسالة من الرئيس عبدالفتاح السيسي إلى رئيس مجلس السيادة السوداني عبد الفتاح البرهان.",
    )
    letter = dated(claims, "2022-02-05")
    assert letter.contact is Contact.MESSAGE
    assert {"abbas-kamel", "abdel-fattah-al-sisi", "abdel-fattah-al-burhan"} <= ids(letter.participants)
    assert len(of_type(claims, CONSULT)) == 1


def test_refusal_and_warning_to_a_delegation(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الأربعاء 25 يونيو 2025",
        "الدوحة ترفض الهجوم على العديد",
        "قال مصدر قطري مسؤول إن قطر أبلغت الوفد الإيراني رفضها للهجوم على قاعدة العديد، وحذرت من عواقب استمرار "
        "التصعيد في المنطقة.",
    )
    for kind in (EventType.REJECT, EventType.THREATEN):
        (claim,) = of_type(claims, kind)
        assert ids(claim.actors) == {"qat"}
        assert ids(claim.recipients) == {"irn:delegation"}
        assert claim.source is not None
        assert claim.source.text == "مصدر قطري مسؤول"


def test_a_year_is_carried_over_a_misspelt_month(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "محطات الوساطة القطرية في أفغانستان",
        "في 9 نوفمبر عام 2020 توجه وفد قطري إلى كابول وبحث مع قيادة حركة طالبان ملف تبادل الأسرى، وفي 10 سبتمر، "
        "اتجه وفد قطري إلى إسلام آباد والتقى وزير الخارجية الباكستاني.",
    )
    first, second = dated(claims, "2020-11-09"), dated(claims, "2020-09-10")
    assert ids(first.actors) == {"qat:delegation", "taliban:officials"}
    assert "qat:delegation" in ids(second.actors)
    assert len(second.participants) == 2


def test_an_editor_known_to_the_register_is_no_actor(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "موقع الميناء\nالإشراف العام\nسامح شكري\nرئيس التحرير\nخليل الحية",
        "الرئيسية | أخبار | رياضة | اقتصاد | منوعات",
        "الاثنين 6 مارس 2023",
        "وزير الخارجية العماني يستقبل وفدا من جماعة الحوثي",
        "استقبل وزير الخارجية العماني بدر البوسعيدي في مسقط، أمس الأحد، وفدا من جماعة الحوثي برئاسة محمد عبد السلام.",
        "وبحث الجانبان تمديد الهدنة في اليمن وصرف الرواتب وفتح مطار صنعاء أمام الرحلات، كما ناقشا تبادل الأسرى.",
        "وتقود سلطنة عمان وساطة بين السعودية وجماعة الحوثي منذ أعوام، وقد زار وفد عماني صنعاء أكثر من مرة.",
        "تم نسخ الرابط",
    )
    met = telling(claims, "برئاسة محمد عبد السلام", CONSULT)
    assert {"badr-al-busaidi", "houthis:delegation"} <= ids(met.participants)
    for claim in claims:
        assert not ids(claim.participants) & {"sameh-shoukry", "khalil-al-hayya"}


def test_a_news_flash_of_one_paragraph_is_read_too(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الاثنين 6 مارس 2023",
        "وزير الخارجية العماني يستقبل وفدا من جماعة الحوثي",
        "استقبل وزير الخارجية العماني بدر البوسعيدي في مسقط، أمس الأحد، وفدا من جماعة الحوثي.",
    )
    (met,) = of_type(claims, CONSULT)
    assert {"badr-al-busaidi", "houthis:delegation"} <= ids(met.participants)


def test_what_both_sides_discussed_belongs_to_their_meeting(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الاثنين 6 مارس 2023",
        "وزير الخارجية العماني يستقبل وفدا من جماعة الحوثي",
        "استقبل وزير الخارجية العماني بدر البوسعيدي في مسقط، أمس الأحد، وفدا من جماعة الحوثي برئاسة محمد عبد السلام.",
        "وبحث الجانبان تبادل الأسرى وصرف الرواتب وفتح مطار صنعاء أمام الرحلات.",
    )
    met = dated(claims, "2023-03-05")
    assert len(met.evidence) >= 2
    assert {"badr-al-busaidi", "houthis:delegation"} <= ids(met.participants)


def test_a_mediation_is_no_participant_of_itself(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الاثنين 6 مارس 2023",
        "مسقط تواصل وساطتها بين الرياض وصنعاء",
        "تقود سلطنة عمان وساطة بين السعودية وجماعة الحوثي منذ أعوام، وقد زار وفد عماني صنعاء أكثر من مرة.",
        "وقالت وزارة الخارجية العمانية إن المحادثات بين السعودية وجماعة الحوثي ستستمر حتى التوصل إلى اتفاق.",
    )
    for claim in claims:
        assert not any("وساط" in p.text for p in claim.participants)


def test_strikes_and_threats_before_a_visit_are_told_apart_from_it(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الأحد 7 أغسطس 2022",
        "وفد قطري يصل إلى غزة بعد أسبوع من القصف",
        "قصف الجيش الإسرائيلي مواقع لحركة حماس في قطاع غزة أمس السبت، وهددت إسرائيل حركة حماس بعملية عسكرية واسعة.",
        "ووصل وفد قطري إلى قطاع غزة، اليوم الأحد، لإجراء محادثات مع قيادة حركة حماس بشأن التهدئة.",
    )
    strike = dated(claims, "2022-08-06", EventType.ASSAULT)
    assert ids(strike.actors) == {"idf"}
    threat = telling(claims, "وهددت إسرائيل حركة حماس", EventType.THREATEN)
    assert "isr" in ids(threat.actors)
    assert ids(threat.recipients) == {"hamas"}
    visit = dated(claims, "2022-08-07")
    assert ids(visit.actors) == {"qat:delegation", "hamas:officials"}
    assert visit.place is not None
    assert visit.place.text == "قطاع غزة"


def test_calls_and_the_arrival_after_them_are_two_contacts(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الإثنين 8 أغسطس 2022",
        "اتصالات قطرية مع حركة حماس ووفد قطري في غزة",
        "أجرى وزير الخارجية القطري اتصالا هاتفيا مع قيادة حركة حماس أول من أمس السبت بشأن التهدئة.",
        "ووصل وفد قطري إلى قطاع غزة أمس الأحد والتقى قيادة حركة حماس.",
    )
    kinds = {c.contact.value for c in of_type(claims, CONSULT) if c.contact is not None}
    assert "call" in kinds
    assert kinds & {"visit", "meeting"}


def test_a_meeting_gone_on_about_without_its_people_is_still_a_meeting(reader: Reader, folder: Path) -> None:
    claims = claims_of(
        reader,
        folder,
        "الإثنين 8 أغسطس 2022",
        "وزير الخارجية السوداني يستقبل المبعوث الأممي",
        "استقبل وزير الخارجية السوداني علي الصادق أمس الأحد المبعوث الأممي إلى السودان فولكر بيرتس في الخرطوم.",
        "وتناول اللقاء سبل تثبيت الهدنة.",
    )
    kinds = [c.contact.value for c in of_type(claims, CONSULT) if c.contact is not None]
    assert kinds == ["meeting"]

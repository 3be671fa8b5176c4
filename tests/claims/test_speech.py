"""Who says so, for which words, and through which medium."""

import pytest

from readings import report
from wasata.claims.speech import Speech, answering
from wasata.claims.triggers import scene
from wasata.pipeline import Reader


def speeches(reader: Reader, text: str) -> list[Speech]:
    document = reader.document(report(text))
    return reader.proposer.speakers.find(scene(0, document.units[0]))


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("قال وزير الخارجية القطري إن المفاوضات مستمرة", "وزير الخارجية القطري", None),
        ("أفاد مصدر يمني مطلع لقناة «العربية» بأن وفدا زار صنعاء", "مصدر يمني مطلع", "العربية"),
        ("وأكدت الحكومة السودانية أنها ترفض الهدنة", "الحكومة السودانية", None),
        ("وأضاف المتحدث: سنواصل الحوار", "المتحدث", None),
    ],
)
def test_a_verb_of_speech_has_a_speaker_and_perhaps_a_medium(
    reader: Reader, text: str, speaker: str, via: str | None
) -> None:
    found = speeches(reader, text)
    assert found
    assert found[0].speaker is not None
    assert found[0].speaker.text == speaker
    assert (found[0].via is None) == (via is None)
    assert via is None or (found[0].via is not None and via in found[0].via.text)


def test_the_words_of_a_speaker_begin_at_the_complementizer(reader: Reader) -> None:
    text = "قال الوزير القطري في الدوحة إن المفاوضات مستمرة"
    document = reader.document(report(text))
    (speech,) = reader.proposer.speakers.find(scene(0, document.units[0]))
    assert document.units[0].tokens[speech.start].text == "إن"


def test_a_credit_answers_for_the_sentence(reader: Reader) -> None:
    (speech,) = [s for s in speeches(reader, "زار وفد قطري صنعاء، وفقا لمصدر يمني مطلع") if s.kind == "credit"]
    assert speech.start == 0
    assert speech.speaker is not None
    assert speech.speaker.text == "مصدر يمني مطلع"


@pytest.mark.parametrize("credit", ["نقلا عن", "بحسب", "وفقا لما نشرته"])
def test_a_credited_medium_is_a_medium_and_no_speaker(reader: Reader, credit: str) -> None:
    found = [s for s in speeches(reader, f"زار وفد قطري صنعاء، {credit} قناة العربية") if s.via is not None]
    assert found
    assert all(s.speaker is None for s in found)


def test_a_denial_is_a_speech_of_its_own_kind(reader: Reader) -> None:
    found = speeches(reader, "نفى المتحدث باسم الحركة أن يكون الوفد قد زار صنعاء")
    assert found[0].kind == "denial"


def test_who_denies_a_noun_is_the_speaker(reader: Reader) -> None:
    (speech,) = speeches(reader, "نفت حركة حماس عقد أي لقاء مع وفد إسرائيلي في الدوحة")
    assert speech.kind == "denial"
    assert speech.speaker is not None
    assert speech.speaker.id == "hamas"


def test_a_sentence_without_speech_has_none(reader: Reader) -> None:
    assert speeches(reader, "زار وفد قطري صنعاء") == []


def test_the_innermost_speech_answers_first() -> None:
    outer, inner = Speech(2, 30, None, None, "neutral", 0), Speech(12, 30, None, None, "denial", 10)
    assert answering([outer, inner], 20) == [inner, outer]
    assert answering([outer, inner], 5) == [outer]
    assert answering([outer, inner], 1) == []


def test_nobody_answers_for_the_own_verb() -> None:
    assert answering([Speech(0, 30, None, None, "credit", 7)], 7) == []


def test_a_sentence_that_goes_on_quoting_keeps_its_speaker(reader: Reader) -> None:
    text = "قال الوزير القطري إن المفاوضات مستمرة.\nوأضاف أن وفدا سيزور صنعاء."
    proposals = reader.proposer.propose(reader.document(report(text)))
    last = proposals.speeches[-1][0]
    assert last.speaker is not None
    assert last.speaker.text == "الوزير القطري"

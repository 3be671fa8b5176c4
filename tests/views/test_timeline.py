from __future__ import annotations

from typing import Any

from wasata.views.timeline import timeline


def person(slot: str, actor: str, name: str) -> dict[str, Any]:
    return {"slot": slot, "actor": actor, "name": name, "provisional": int(actor.startswith("~")), "claims": 1}


EVENT: dict[str, Any] = {
    "id": "e-1",
    "type": "CONSULT",
    "contact": "meeting",
    "date": "2024-10-28/2024-10-31",
    "since": "2024-10-28",
    "until": "2024-10-31",
    "place": "القاهرة",
    "statuses": ["actual", "denied"],
    "tracks": ["ceasefire"],
    "reports": 2,
    "claims": 2,
    "tellings": 1,
    "contradictions": ["status"],
    "sources": ["مصدر مطلع"],
    "outlets": ["صحيفة الميناء"],
    "participants": [
        person("actor", "egy", "مصر"),
        person("actor", "~سالم الحارثي", "سالم الحارثي"),
        person("recipient", "hamas", "حماس"),
        person("mediator", "egy", "مصر"),
    ],
}


def test_an_event_is_one_line_with_its_people_by_what_they_do_in_it() -> None:
    assert timeline([EVENT]) == [
        {
            "id": "e-1",
            "date": "2024-10-28/2024-10-31",
            "type": "CONSULT",
            "contact": "meeting",
            "actors": [{"id": "egy", "name": "مصر"}, {"id": None, "name": "سالم الحارثي"}],
            "recipients": [{"id": "hamas", "name": "حماس"}],
            "mediators": [{"id": "egy", "name": "مصر"}],
            "place": "القاهرة",
            "status": ["actual", "denied"],
            "tracks": ["ceasefire"],
            "sources": ["مصدر مطلع"],
            "outlets": ["صحيفة الميناء"],
            "reports": 2,
            "claims": 2,
            "tellings": 1,
            "contradictions": ["status"],
        }
    ]


def test_the_order_is_the_one_given_and_nothing_is_changed() -> None:
    events = [EVENT | {"id": "e-2"}, EVENT]
    assert [line["id"] for line in timeline(events)] == ["e-2", "e-1"]
    assert timeline([]) == []

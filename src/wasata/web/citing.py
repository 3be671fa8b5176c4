"""How to cite an event (the record's entry with the reports behind it) or a view, for BibTeX, RIS and CSL."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

Row = dict[str, Any]
STYLES = {
    "bib": ("application/x-bibtex; charset=utf-8", "BibTeX"),
    "ris": ("application/x-research-info-systems; charset=utf-8", "RIS"),
    "json": ("application/vnd.citationstyles.csl+json", "CSL"),
}
OURS = {"outlet": "Wasata", "language": "ar", "kind": "dataset"}  # what is cited of the record itself
_TEX = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "$": r"\$"}


def cited(event: Row, reports: Sequence[Row], title: str, address: str, state: str, today: date) -> list[Row]:
    """The entries: the event, then its reports. ``state`` names the state of the record that was looked at."""
    note = f"Wasata record, state {state}; {event['claims']} claims in {event['reports']} reports"
    mine = {"id": event["id"], "title": title, "url": address, "day": event["date"], "note": note}
    found = [mine | {"seen": today.isoformat()} | OURS]
    for report in reports:
        about = {"id": f"report-{report['id'][:12]}", "title": report["title"], "url": report["url"]}
        about |= {"day": report["published"], "outlet": report["outlet"], "note": f"SHA-256 {report['id']}"}
        found.append(about | {"seen": None, "language": "ar", "kind": "article-newspaper"})
    return found


def view(called: str, title: str, about: Row) -> Row:
    """The entry of a view: ``about`` has its ``url``, its ``state``, how many ``events`` pass, the ``first`` and
    ``last`` day of them, and the day on which it was ``seen``.
    """
    note = f"Wasata record, state {about['state']}; {about['events']} events"
    days = "/".join(dict.fromkeys(day for day in (about["first"], about["last"]) if day))
    entry = {"id": f"view-{called}", "title": title, "url": about["url"], "day": days, "note": note}
    return entry | {"seen": about["seen"]} | OURS


def written(entries: Sequence[Row], style: str) -> str:
    """The entries in one of ``STYLES``."""
    if style == "json":
        return json.dumps([_csl(entry) for entry in entries], ensure_ascii=False, indent=1)
    return "\n".join((_bib if style == "bib" else _ris)(entry) for entry in entries)


def _plain(value: object) -> str:
    """One line without signs that end a field."""
    return re.sub(r"\s+", " ", str(value)).strip()


def _first_day(entry: Row) -> str:
    return str(entry["day"] or "").partition("/")[0]


def _bib(entry: Row) -> str:
    kind = "misc" if entry["kind"] == "dataset" else "article"
    fields = {
        "title": f"{{{_tex(entry['title'])}}}",
        "journal" if kind == "article" else "howpublished": _tex(entry["outlet"] or ""),
        "date": str(entry["day"] or ""),
        "url": _plain(entry["url"] or "").replace("{", "%7B").replace("}", "%7D"),
        "urldate": entry["seen"] or "",
        "note": _tex(entry["note"]),
        "langid": "arabic",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{entry['id']},\n{lines}}}\n"


def _tex(text: object) -> str:
    return "".join(_TEX.get(sign, sign) for sign in _plain(text))


def _ris(entry: Row) -> str:
    day = _first_day(entry).split("-")
    fields = (
        ("TY", "DATA" if entry["kind"] == "dataset" else "NEWS"),
        ("ID", entry["id"]),
        ("TI", entry["title"]),
        ("T2", entry["outlet"]),
        ("PY", day[0]),
        ("DA", "/".join([*day, "", "", ""][:3]) + "/" if day[0] else ""),
        ("UR", entry["url"]),
        ("Y2", (entry["seen"] or "").replace("-", "/")),
        ("N1", entry["note"]),
        ("LA", entry["language"]),
    )
    lines = [f"{tag}  - {_plain(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl(entry: Row) -> Row:
    found = {"id": entry["id"], "type": entry["kind"], "title": _plain(entry["title"]), "language": entry["language"]}
    found |= {"container-title": entry["outlet"], "URL": entry["url"], "note": entry["note"]}
    days = [_parts(day) for day in str(entry["day"] or "").split("/") if day]
    if days:
        found["issued"] = {"date-parts": days}
    if entry["seen"]:
        found["accessed"] = {"date-parts": [_parts(entry["seen"])]}
    return {name: value for name, value in found.items() if value}


def _parts(day: str) -> list[int]:
    return [int(part) for part in day.split("-")]

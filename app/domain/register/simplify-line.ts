export type Point = readonly [x: number, y: number];

/**
 * Douglas–Peucker: drops the points that stand less than `tolerance` from the segments that remain. The ends stay,
 * so arcs that meet in a point still meet there, and two communes that share an arc still share it.
 * A closed line keeps its farthest point as well, so that it stays an area.
 */
export function simplifyLine(points: readonly Point[], tolerance: number): Point[] {
  const last = points.length - 1;
  if (last < 2) return [...points];
  const kept = new Uint8Array(points.length);
  kept[0] = 1;
  kept[last] = 1;
  const spans: [from: number, to: number][] = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const { index, distance } = farthest(points, from, to);
    if (index === 0 || (distance <= tolerance && !isClosed(points, from, to))) continue;
    kept[index] = 1;
    spans.push([from, index], [index, to]);
  }
  return points.filter((_, i) => kept[i] === 1);
}

function isClosed(points: readonly Point[], from: number, to: number): boolean {
  const [a, b] = [points[from], points[to]];
  return a !== undefined && b !== undefined && to - from > 2 && a[0] === b[0] && a[1] === b[1];
}

function farthest(points: readonly Point[], from: number, to: number): { index: number; distance: number } {
  const best = { index: 0, distance: -1 };
  const [start, end] = [points[from], points[to]];
  if (!start || !end) return best;
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const squared = dx * dx + dy * dy;
  for (let i = from + 1; i < to; i++) {
    const point = points[i];
    if (!point) continue;
    const [px, py] = [point[0] - start[0], point[1] - start[1]];
    const along = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
    const distance = Math.hypot(px - along * dx, py - along * dy);
    if (distance > best.distance) {
      best.index = i;
      best.distance = distance;
    }
  }
  return best;
}

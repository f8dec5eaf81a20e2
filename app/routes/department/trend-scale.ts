/** Where things stand on the trend's two axes. */

const STEPS = [1, 2, 5];
const MOST_TICKS = 5;
/** A label needs this part of a narrow drawing beside the dates at both ends, and this part of a wide one. */
const ROOM_NARROW = 33;
const ROOM_WIDE = 14;
const BETWEEN_YEARS = 10;

/** Per cent of the way from the first day to the last. */
export function placeOf(day: string, first: string, last: string): number {
  const span = Date.parse(last) - Date.parse(first);
  if (span <= 0) return 100;
  return round((100 * (Date.parse(day) - Date.parse(first))) / span);
}

/** Round numbers from 0 up, none of them so near to `size` that the two labels touch. */
export function roundTicks(size: number): number[] {
  let step = 1;
  for (let scale = 1; size / step > MOST_TICKS; scale *= 10)
    for (const part of STEPS) {
      step = part * scale;
      if (size / step <= MOST_TICKS) break;
    }
  const ticks: number[] = [];
  for (let value = 0; value <= size * 0.92; value += step) ticks.push(value);
  return ticks;
}

/** Each year's first day that has room; `isRoomy` where it has room on a phone too. */
export function yearTicks(first: string, last: string): Array<{ day: string; isRoomy: boolean }> {
  const years: string[] = [];
  for (let year = Number(first.slice(0, 4)) + 1; `${year}-01-01` <= last; year += 1)
    years.push(`${year}-01-01`);
  const place = (day: string) => placeOf(day, first, last);
  const within = (day: string, room: number) => place(day) > room && place(day) < 100 - room;
  const every = Math.max(1, Math.ceil((years.length * BETWEEN_YEARS) / 100));
  return years
    .filter((day, at) => at % every === 0 && within(day, ROOM_WIDE))
    .map((day, at, all) => {
      const before = all[at - 1];
      const isApart = before === undefined || place(day) - place(before) > ROOM_WIDE;
      return { day, isRoomy: within(day, ROOM_NARROW) && isApart };
    });
}

/** A line that keeps its height until it changes: a count is what it was until it is something else. */
export function stepPath(points: ReadonlyArray<{ x: number; y: number }>): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let at = round(first.y);
  let path = `M${round(first.x)} ${at}`;
  for (const point of rest) {
    path += `H${round(point.x)}`;
    const y = round(point.y);
    if (y !== at) path += `V${y}`;
    at = y;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

import { ink } from '#app/domain/catalog/motif/palette.ts';

/**
 * Short spellings of the SVG elements that the drawings are made of.
 * Drawings stand on the ground at y = 0, centred on x = 0, at most 240 wide and 230 high; light falls from the left.
 */

/** Whole numbers, and one decimal below ten: the files stay small, the eye sees no difference. */
export function n(value: number): string {
  return String(Math.abs(value) < 9.5 ? Math.round(value * 10) / 10 : Math.round(value));
}

export function fill(color: string, d: string): string {
  return `<path d="${d}" fill="${color}"/>`;
}

export function line(color: string, width: number, d: string): string {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}"/>`;
}

/** Round dots of one size: petals, seeds, berries, beads. One element, however many there are. */
export function dots(
  color: string,
  width: number,
  points: readonly (readonly [x: number, y: number])[],
): string {
  return line(color, width, points.map(([x, y]) => `M${n(x)} ${n(y)}h.1`).join(''));
}

/** The centres of `count` petals around each flower: `reach` is the distance from its heart. */
export function around(
  flowers: readonly (readonly [x: number, y: number])[],
  reach: number,
  count = 5,
): [number, number][] {
  return flowers.flatMap(([x, y], f) =>
    Array.from({ length: count }, (_, i): [number, number] => {
      const turn = (i / count) * 2 * Math.PI + f * 0.5;
      return [x + reach * Math.sin(turn), y - reach * Math.cos(turn)];
    }),
  );
}

export function disc(color: string, x: number, y: number, r: number): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${color}"/>`;
}

export function oval(color: string, x: number, y: number, rx: number, ry: number, turn = 0): string {
  const turned = turn === 0 ? '' : ` transform="rotate(${turn} ${n(x)} ${n(y)})"`;
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${color}"${turned}/>`;
}

export function box(color: string, x: number, y: number, w: number, h: number, r = 0): string {
  const round = r === 0 ? '' : ` rx="${n(r)}"`;
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}"${round} fill="${color}"/>`;
}

export function shade(d: string, strength = 0.16): string {
  return `<path d="${d}" fill="${ink.ink}" opacity="${strength}"/>`;
}

export function glow(d: string, strength = 0.35): string {
  return `<path d="${d}" fill="#fff" opacity="${strength}"/>`;
}

/** Moves, scales and turns a drawing; `turn` in degrees. */
export function at(x: number, y: number, content: string, scale = 1, turn = 0): string {
  const scaled = scale === 1 ? '' : `scale(${Math.round(scale * 100) / 100})`;
  const turned = turn === 0 ? '' : `rotate(${n(turn)})`;
  return `<g transform="translate(${n(x)} ${n(y)})${turned}${scaled}">${content}</g>`;
}

/** A round fruit: body, shade at the lower right, light at the upper left. */
export function ball(color: string, x: number, y: number, r: number): string {
  const crescent = `M${n(x + r * 0.5)} ${n(y - r * 0.87)}a${n(r)} ${n(r)} 0 1 1 ${n(r * -1.2)} ${n(r * 1.58)}a${n(r * 1.15)} ${n(r * 1.15)} 0 0 0 ${n(r * 1.2)} ${n(r * -1.58)}z`;
  const light = `M${n(x - r * 0.66)} ${n(y - r * 0.24)}q${n(r * 0.1)} ${n(r * -0.32)} ${n(r * 0.4)} ${n(r * -0.42)}`;
  return (
    disc(color, x, y, r) +
    shade(crescent) +
    `<path d="${light}" fill="none" stroke="#fff" stroke-width="${n(r * 0.13)}" opacity=".4"/>`
  );
}

/** A leaf that grows from (x, y) in the direction `turn` (degrees, 0 = right), with its vein. */
export function leaf(
  x: number,
  y: number,
  length: number,
  turn: number,
  color: string,
  vein: string = ink.paper,
): string {
  const angle = (turn * Math.PI) / 180;
  const [dx, dy] = [Math.cos(angle) * length, Math.sin(angle) * length];
  /** A point of the blade's outline: `along` the vein and `aside` of it, in leaf lengths. */
  const p = (along: number, aside: number) => `${n(along * dx - aside * dy)} ${n(along * dy + aside * dx)}`;
  const blade = `M${n(x)} ${n(y)}c${p(0.12, 0.42)} ${p(0.62, 0.26)} ${p(1, 0)}c${p(-0.38, -0.26)} ${p(-0.88, -0.42)} ${p(-1, 0)}`;
  return `${fill(color, blade)}<path d="M${n(x)} ${n(y)}l${n(dx * 0.8)} ${n(dy * 0.8)}" stroke="${vein}" stroke-width="3" opacity=".55"/>`;
}

/** The woven diamond of the house, one inside another, at one place or at several. */
export function diamond(x: number, y: number, r: number, outer: string, inner: string): string {
  return diamonds([[x, y]], r, outer, inner);
}

export function diamonds(
  places: readonly (readonly [x: number, y: number])[],
  r: number,
  outer: string,
  inner: string,
): string {
  const row = (size: number) =>
    places
      .map(
        ([x, y]) =>
          `M${n(x)} ${n(y - size)}l${n(size)} ${n(size)}-${n(size)} ${n(size)}-${n(size)}-${n(size)}z`,
      )
      .join('');
  return fill(outer, row(r)) + fill(inner, row(Math.round(r / 2)));
}

/** What a drawing may vary by: two colours for labels and ribbons, and a whole number from 0 to 5. */
export type Variation = { accent: string; accent2: string; turn: number };

export type Drawing = (variation: Variation) => string;

/**
 * Shortens a finished picture without changing it: drops the blanks that path data does not need and joins
 * neighbouring paths of one colour.
 */
export function squeeze(svg: string): string {
  return svg
    .replace(/ d="[^"]*"/g, (data) =>
      data
        .replace(/([\d.]) -/g, '$1-')
        .replace(/([a-zA-Z]) /g, '$1')

        .replace(/^d=/, ' d='),
    )
    .replace(
      /(?:<path d="[^"]*" (?:fill="#\w+"|fill="none" stroke="#\w+" stroke-width="[\d.]+")\/>){2,}/g,
      joinPaths,
    );
}

function joinPaths(run: string): string {
  let out = '';
  let last: { data: string; paint: string } | undefined;
  for (const [, data = '', paint = ''] of run.matchAll(/<path d="([^"]*)" ([^>]*)\/>/g)) {
    if (last?.paint === paint) last.data += data;
    else {
      if (last) out += `<path d="${last.data}" ${last.paint}/>`;
      last = { data, paint };
    }
  }
  return last ? `${out}<path d="${last.data}" ${last.paint}/>` : out;
}

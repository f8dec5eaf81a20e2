import type { Cloth, Scheme } from '#app/domain/catalog/motif/palette.ts';
import type { Roll } from '#app/domain/catalog/motif/seed.ts';
import { disc, fill } from '#app/domain/catalog/motif/shape.ts';

export type Frame = { width: number; height: number };

/** A smooth ridge from the left edge to the right, and the hill below it, which ends at `floor`. */
function ridge(
  frame: Frame,
  roll: Roll,
  base: number,
  swing: number,
  steps: number,
): (drop: number, floor?: number) => string {
  const step = Math.round(frame.width / steps);
  const bend = Math.round(step * 0.55);
  const heights = Array.from({ length: steps + 1 }, (_, i) =>
    Math.round((i % 2 === 0 ? 1 : -1) * swing * (0.35 + roll.next() * 0.65)),
  );
  const [first = 0, ...rest] = heights;
  let from = first;
  const curve = rest.map((to, i) => {
    const rise = to - from;
    from = to;
    return i === 0 ? `c${step - bend} 0 ${bend} ${rise} ${step} ${rise}` : `s${bend} ${rise} ${step} ${rise}`;
  });
  return (drop, floor) =>
    `M0 ${base + first + drop}${curve.join('')}${floor === undefined ? '' : `V${floor}H0z`}`;
}

/** Sky, sun or moon, mist and three layers of hills; the nearest carries the lines of rice terraces. */
export function hills(frame: Frame, roll: Roll, scheme: Scheme, ground: number): string {
  const middle = frame.width / 2;
  const wide = Math.max(1, Math.round(frame.width / 400));
  const far = ridge(frame, roll, ground - 128, 44, 3 * wide + roll.between(0, 1));
  const mid = ridge(frame, roll, ground - 78, 26, 2 * wide + roll.between(0, 1));
  const near = ridge(frame, roll, ground - 36, 16, 2 * wide);
  const misty = roll.next() < 0.6;
  return (
    block(scheme.sky, frame.width, 0, frame.height) +
    disc(scheme.sun, middle + roll.between(-26, 26), ground - 168, roll.between(112, 128)) +
    fill(scheme.far, far(0, ground)) +
    (misty ? veil(scheme.sun, 9, mid(-7)) : '') +
    fill(scheme.mid, mid(0, ground)) +
    fill(scheme.near, near(0, ground)) +
    veil(scheme.sun, 2.5, near(15) + near(29))
  );
}

function block(color: string, width: number, top: number, bottom: number): string {
  return fill(color, `M0 ${top}H${width}V${bottom}H0z`);
}

function veil(color: string, width: number, d: string): string {
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" opacity=".45"/>`;
}

/** One figure of a woven border, from its left corner, as high and as wide as the cloth has room for. */
const weaves: readonly [string, ...string[]] = [
  'l18-18 18 18-18 18z',
  'm0 15l18-30 18 30z',
  'm0-15h11v11h14v-11h11v30h-11v-11h-14v11h-11z',
  'm0-17l18 17-18 17zm36 0l-18 17 18 17z',
];

/** A light table top on which the goods stand, and its cloth with a woven border and a bead in every figure. */
export function table(frame: Frame, roll: Roll, scheme: Scheme, cloth: Cloth, ground: number): string {
  const figure = roll.pick(weaves);
  const drop = ground + 12;
  const centre = Math.round((drop + frame.height) / 2 + 2);
  const count = Math.ceil(frame.width / 50);
  const start = Math.round((frame.width - count * 50) / 2) + 7;
  const border = Array.from({ length: count }, (_, i) => `M${start + i * 50} ${centre}${figure}`).join('');
  return (
    block(scheme.table, frame.width, ground - 14, drop) +
    block(cloth.ground, frame.width, drop, frame.height) +
    block(cloth.edge, frame.width, drop, drop + 4) +
    fill(cloth.thread, border) +
    `<path d="M${start + 18} ${centre + (figure.startsWith('m0 15') ? 4 : 0)}H${frame.width}" stroke="${cloth.thread2}" stroke-width="12" stroke-dasharray=".1 49.9"/>`
  );
}

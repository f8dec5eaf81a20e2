import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
  at,
  ball,
  type Drawing,
  disc,
  dots,
  fill,
  glow,
  leaf,
  line,
  oval,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

export const plum: Drawing = ({ turn }) => {
  const [back, front] = turn % 2 === 0 ? [ink.plum, '#9B2C4A'] : ['#8E1D17', '#B3354A'];
  return (
    ball(back, 58, -52, 52) +
    line('#4F1027', 3, 'M66-100c-16 20-18 62-2 96') +
    ball(front, -50, -56, 56) +
    line('#6B1731', 3, 'M-42-110c18 24 20 70 2 106') +
    ball(ink.rose, 8, -132, 50) +
    line('#A8465F', 3, 'M14-180c-16 22-18 60-2 94') +
    line(ink.bark, 6, 'M12-178c2-14 8-22 18-28') +
    leaf(24, -198, 74, 12, ink.green) +
    leaf(20, -196, 52, 196, ink.leaf)
  );
};

function onePear(color: string): string {
  return (
    fill(
      color,
      'M0 0C-50 0-68-32-60-66C-52-96-28-104-24-138C-20-168 20-168 24-138C28-104 52-96 60-66C68-32 50 0 0 0z',
    ) +
    shade('M30-148C22-104 60-70 6-1C52-4 68-34 60-66C52-96 30-104 24-138z', 0.13) +
    glow('M-40-70c2-14 10-20 16-28c2 16-2 40-10 50c-8-4-8-12-6-22z') +
    line(ink.bark, 6, 'M0-158c0-14 4-22 12-30')
  );
}

export const pear: Drawing = ({ turn }) => {
  const skin = turn % 2 === 0 ? '#D8B45A' : '#B9C06A';
  return (
    at(56, 0, onePear('#C79A45'), 0.88, 8) +
    at(-40, 0, onePear(skin), 1.12, -4) +
    leaf(-42, -196, 78, -6, ink.green)
  );
};

export const mandarin: Drawing = () =>
  ball('#D9701E', 66, -54, 54) +
  ball('#EB8A2A', -34, -76, 76) +
  line(ink.bark, 6, 'M-34-150v-16') +
  leaf(-34, -156, 84, -14, ink.green) +
  leaf(-36, -156, 62, 200, ink.leaf) +
  at(
    62,
    0,
    disc('#F7D9A0', 0, -40, 42) +
      disc('#EF9A3A', 0, -40, 36) +
      line('#F7D9A0', 3.5, 'M0-76V-4M-36-40H36M-25-65L25-15M25-65L-25-15') +
      disc('#F7D9A0', 0, -40, 6),
  );

export const pomelo: Drawing = () =>
  ball('#B9BE56', -22, -96, 96) +
  line('#A2A843', 3, 'M-60-60h.1M-30-130h.1M10-90h.1M-70-110h.1M-10-40h.1') +
  line(ink.bark, 7, 'M-22-190v-16') +
  leaf(-22, -196, 92, -8, ink.green) +
  leaf(-24, -196, 60, 205, ink.leaf) +
  at(
    70,
    0,
    fill('#D3D27A', 'M-62 0C-62-68 62-68 62 0z') +
      fill('#FBF3DC', 'M-54 0C-54-58 54-58 54 0z') +
      fill('#F0A7A0', 'M-42-2C-42-44 42-44 42-2z') +
      line('#FBF3DC', 4, 'M0-2V-34M0-2L-28-24M0-2L28-24'),
  );

const longans = [
  [-72, -34],
  [0, -34],
  [72, -40],
  [-38, -90],
  [36, -94],
  [-70, -136],
  [0, -146],
] as const;

export const longan: Drawing = () =>
  line(ink.bark, 6, 'M4-214c-8 30-4 40-4 70M-2-188c-20 20-50 20-66 52M0-178c18 30 26 40 36 84') +
  leaf(4, -196, 96, -14, ink.green) +
  dots('#9A6C36', 70, longans) +
  dots(
    '#C2955A',
    58,
    longans.map(([x, y]) => [x - 5, y - 5]),
  ) +
  disc('#9A6C36', 36, -94, 36) +
  oval(ink.paper, 36, -98, 29, 27) +
  disc('#2A1A12', 39, -92, 12);

export const banana: Drawing = () =>
  fill('#C9901C', 'M-66-168C-96-90-60 0 60-6C80-8 92-16 98-26C20-30-30-80-34-168z') +
  fill('#E0A82C', 'M-60-172C-70-100-20-34 86-52C104-56 112-64 116-74C40-64-10-104-26-172z') +
  fill('#F3C94F', 'M-54-176C-44-120 16-84 96-108C110-114 116-122 118-132C60-120 0-128-20-178z') +
  line('#FBE08A', 4, 'M-70-120C-74-70-40-26 20-18M-46-130C-34-92 10-66 60-68M-34-150C-10-116 40-112 76-116') +
  fill(
    '#5F4416',
    'M-70-164l14-40 34-2 6 34zM86-30l14-8 4 14-12 6zM106-80l12-4 2 14-12 4zM108-136l12-4 2 14-12 4z',
  );

export const pineapple: Drawing = () =>
  [-90, -124, -56, -150, -30]
    .map((a, i) => leaf(0, -146, 92 - i * 4, a, i % 2 ? ink.leaf : ink.green))
    .join('') +
  fill('#D9922A', 'M0 0C-74 0-86-150 0-152C86-150 74 0 0 0z') +
  line('#A8641A', 3.5, 'M-58-50L30-146M-52-20L58-120M-20-4L62-86M58-50L-30-146M52-20L-58-120M20-4L-62-86') +
  shade('M20-150C50-100 40-30 6 0C70-4 84-130 20-150z');

export const melon: Drawing = () =>
  ball('#C6B56A', 0, -92, 92) +
  line(
    ink.paper2,
    3,
    'M0-184C-40-140-40-40 0 0M0-184C40-140 40-40 0 0M-90-110c50 24 130 24 180 0M-82-56c50 20 114 20 164 0M-70-150c40 16 100 16 140 0M-2-184C-90-150-90-40-30-4M2-184C90-150 90-40 30-4',
  ) +
  line(ink.green, 9, 'M0-182v-22M-22-206h44') +
  leaf(14, -190, 64, 10, ink.leaf);

export const persimmon: Drawing = () => {
  const one = (color: string) =>
    oval(color, 0, -58, 72, 60) +
    shade('M40-108C80-80 74-6-10 1C70-2 94-80 40-108z', 0.14) +
    `<g opacity=".4">${oval('#fff', -30, -82, 16, 9, -30)}</g>` +
    fill(ink.leaf, 'M0-112c-30-14-46 0-46 8c16 0 28 4 36 14l10-6 10 6c8-10 20-14 36-14c0-8-16-22-46-8z') +
    fill(ink.green, 'M-8-124h16v16h-16z');
  return (
    at(56, 0, one('#D9601E'), 0.85) + at(-38, 0, one('#EA7A2A'), 1.08) + at(22, -104, one('#E56F28'), 0.8)
  );
};

export const strawberry: Drawing = () => {
  const one =
    fill(ink.red, 'M0 0C-40-20-66-66-52-98C-40-118-14-112 0-104C14-112 40-118 52-98C66-66 40-20 0 0z') +
    shade('M34-108C40-60 30-20 0 0C40-20 66-66 52-98C48-106 42-108 34-108z', 0.14) +
    line('#F7D98A', 5, 'M-26-76v5M0-80v5M26-76v5M-16-52v5M14-52v5M-2-28v5') +
    fill(
      ink.leaf,
      'M0-100c-20 22-34 16-40 10l14-12-20-10c14-10 30-6 40 2l6-20 6 20c10-8 26-12 40-2l-20 10 14 12c-6 6-20 12-40-10z',
    );
  return at(60, -4, one, 1, 24) + at(-60, -4, one, 1.05, -22) + at(0, -52, one, 1.28);
};

export const apple = (color: string): string =>
  fill(color, 'M0 0C-40 6-60-40-46-72C-34-92-12-88 0-80C12-88 34-92 46-72C60-40 40 6 0 0z') +
  shade('M30-84C36-40 24-10 0 0C40 6 60-40 46-72C42-80 36-84 30-84z', 0.12) +
  line(ink.bark, 5, 'M0-80c0-12 4-16 8-22');

export const apples: Drawing = () =>
  at(56, 0, apple('#B9883A'), 1.3, 6) +
  at(-34, 0, apple('#9CAF4C'), 1.75) +
  leaf(-24, -150, 70, -10, ink.green);

export const driedFruit = (fruit: string): Drawing => {
  return ({ accent, accent2 }) =>
    fill(ink.paper2, 'M-84-6L-78-196H78L84-6C30 2-30 2-84-6z') +
    fill(accent, 'M-79-166L-78-204H78L79-166z') +
    line(accent2, 5, 'M-76-162H76') +
    disc('#fff', 0, -88, 54) +
    at(0, -44, fruit, 0.43);
};

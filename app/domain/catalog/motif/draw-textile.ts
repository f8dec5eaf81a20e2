import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
  box,
  type Drawing,
  diamond,
  diamonds,
  disc,
  fill,
  line,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

export const bag: Drawing = ({ accent, accent2 }) =>
  line(accent, 11, 'M-66-130C-66-250 66-250 66-130') +
  line(accent2, 3, 'M-66-130C-66-250 66-250 66-130') +
  fill(ink.indigo, 'M-88-140H88L96-30H-96z') +
  box(accent, -92, -96, 184, 9) +
  box(accent, -95, -42, 190, 12) +
  diamonds(
    [
      [-62, -66],
      [0, -66],
      [62, -66],
    ],
    22,
    accent2,
    accent,
  ) +
  fill(ink.paper, 'M-31-76l10 10-10 10-10-10zM31-76l10 10-10 10-10-10z') +
  box(ink.paper2, -88, -140, 176, 10) +
  line(
    accent2,
    3,
    'M-80-116l10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8 10 8 10-8',
  ) +
  shade('M60-130H88L96-30H66z', 0.16) +
  line(accent, 5, 'M-88-30v28M-66-30v24M-44-30v28M-22-30v24M0-30v28M22-30v24M44-30v28M66-30v24M88-30v28');

export const scarf: Drawing = ({ accent, accent2, turn }) => {
  const ground = turn % 2 === 0 ? ink.indigo : ink.redDeep;
  return (
    box(ink.bark, -124, -226, 248, 11, 6) +
    fill(accent, 'M-66-222H-2V-40H-66z') +
    fill(accent2, 'M-66-190h64v7h-64zM-66-70h64v7h-64z') +
    [-150, -110].map((y) => diamond(-34, y, 18, ink.paper, accent)).join('') +
    fill(ground, 'M-22-222H72V-26H-22z') +
    fill(accent2, 'M-22-196h94v7h-94zM-22-66h94v8h-94z') +
    fill(accent, 'M-22-184h94v5h-94zM-22-78h94v6h-94z') +
    diamond(25, -128, 38, accent, accent2) +
    fill(ink.paper, 'M-16-148l20 20-20 20zM66-148l-20 20 20 20z') +
    line(ground, 4, 'M-16-26v22M0-26v22M16-26v22M34-26v22M50-26v22M66-26v22') +
    line(accent, 4, 'M-60-40v20M-46-40v20M-32-40v20')
  );
};

/** Rolls of handwoven cloth. */
export const clothRolls: Drawing = ({ accent, accent2 }) => {
  const roll = (x: number, y: number, ground: string, band: string, thread: string) =>
    line(ground, 62, `M${x - 72} ${y}H${x + 78}`) +
    line(band, 10, `M${x - 54} ${y - 26}v52M${x + 40} ${y - 26}v52`) +
    diamonds(
      [
        [x - 28, y],
        [x - 7, y],
        [x + 14, y],
      ],
      15,
      thread,
      band,
    ) +
    disc(ink.paper2, x + 78, y, 25) +
    line(ground, 4, `M${x + 78} ${y - 17}a17 17 0 1 1-14 8a10 10 0 1 1 10 10`);
  return (
    roll(-14, -31, ink.indigo, accent === ink.indigo ? ink.red : accent, accent2) +
    roll(14, -93, '#8E1D17', accent2, ink.paper) +
    roll(-6, -155, '#3F6B4A', ink.turmeric, ink.paper)
  );
};

export const jacket: Drawing = ({ accent, accent2 }) =>
  fill(
    ink.indigo,
    'M-40-204L-68-196-122-112-88-84-70-110V0H70V-110L88-84 122-112 68-196 40-204C20-186-20-186-40-204z',
  ) +
  fill(accent, 'M-40-204C-30-190-18-184-8-186L-4 0H-18L-24-150zM40-204C30-190 18-184 8-186L4 0H18L24-150z') +
  line(accent2, 3, 'M-30-180L-14-6M30-180L14-6') +
  fill(accent, 'M-122-112l34 28 8-14-34-28zM122-112L88-84l-8-14 34-28z') +
  fill(accent2, 'M-112-124l34 28 4-7-34-28zM112-124L78-96l-4-7 34-28z') +
  box(accent, -70, -26, 50, 16) +
  box(accent, 20, -26, 50, 16) +
  diamond(-46, -60, 16, accent2, accent) +
  diamond(46, -60, 16, accent2, accent) +
  shade('M40-160L68-196 122-112 88-84 70-110V0H50z', 0.14);

export const cap: Drawing = ({ accent, accent2 }) =>
  fill(ink.indigo, 'M-98-40C-98-150-50-176 0-176C50-176 98-150 98-40z') +
  fill(accent, 'M-104-66C-50-44 50-44 104-66V-8C50 8-50 8-104-8z') +
  diamonds(
    [
      [-74, -29],
      [-37, -29],
      [0, -29],
      [37, -29],
      [74, -29],
    ],
    17,
    accent2,
    ink.indigo,
  ) +
  line(accent2, 5, 'M-102-62C-50-40 50-40 102-62M-102-8C-50 6 50 6 102-8') +
  line(accent, 4, 'M-60-150C-40-110-40-90-44-62M0-170V-56M60-150C40-110 40-90 44-62') +
  disc(accent, 0, -182, 22) +
  disc(accent2, -6, -188, 8) +
  [-86, -60, 60, 86].map((x) => disc('#C9CFDA', x, -78 - (86 - Math.abs(x)) * 0.2, 6)).join('');

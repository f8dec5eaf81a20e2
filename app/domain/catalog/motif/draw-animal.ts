import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
  at,
  box,
  type Drawing,
  disc,
  fill,
  leaf,
  line,
  oval,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

const oneFish = (back: string, belly: string): string =>
  fill(back, 'M-112-6C-70-60 30-66 78-16L124-50C116-20 116 12 124 42L78 10C30 54-70 48-112-6z') +
  fill(belly, 'M-112-6C-60 18 20 22 78 4L78 10C30 54-70 48-112-6z') +
  fill(back, 'M-20-48C0-78 30-76 44-62L30-40zM-24 40c4 22 22 30 36 30l-6-30z') +
  line(ink.coral, 6, 'M-52-6C-10-12 30-10 72-4') +
  line(belly, 4, 'M-62-36C-48-18-48 10-62 28') +
  disc(ink.paper, -84, -14, 9) +
  disc(ink.ink, -84, -14, 5);

export const fish: Drawing = ({ turn }) => {
  const [back, belly] = turn % 2 === 0 ? ['#5E7AA8', '#E8DED6'] : ['#4C6E78', '#E6E0CF'];
  return (
    fill('#A9763D', 'M-128-12H128L116 0H-116z') +
    leaf(-30, -18, 96, 196, ink.leaf) +
    leaf(30, -18, 96, -16, ink.green) +
    at(4, -128, oneFish('#7C93B8', belly), 0.8, -10) +
    at(-2, -58, oneFish(back, belly), 1)
  );
};

export const smokedFish: Drawing = () =>
  box(ink.wood, -124, -16, 248, 16, 6) +
  box(ink.bark, -124, -5, 248, 5, 2) +
  at(0, -62, oneFish('#A8552A', '#E9A668'), 0.98) +
  line('#6B3114', 4, 'M-30-90l-12 46M0-94l-12 56M30-90l-10 50') +
  leaf(64, -14, 60, -14, ink.green);

export const eggs: Drawing = ({ turn }) => {
  const [shell, back] = turn % 2 === 0 ? ['#DCE9E2', '#B9CEC6'] : ['#EDCBA2', '#CFA676'];
  const egg = 'c-34 0-44-28-40-52c4-28 24-48 40-48c16 0 36 20 40 48c4 24-6 52-40 52z';
  return (
    fill(back, `M-40-80${egg}M40-80${egg}`) +
    fill(shell, `M-76-46${egg}M76-46${egg}M0-52${egg}`) +
    line('#fff', 5, 'M-100-100q4-18 14-26M-24-106q4-18 14-26M52-100q4-18 14-26') +
    fill('#C28A45', 'M-118-84C-110-20-70 0 0 0C70 0 110-20 118-84C60-58-60-58-118-84z') +
    line('#8A5A2B', 5, 'M-112-62C-50-36 50-36 112-62M-102-40C-50-16 50-16 102-40M-84-18C-40-2 40-2 84-18') +
    line('#E0B372', 4, 'M-70-64l14 56M-28-56l4 54M28-56l-4 54M70-64l-14 56')
  );
};

export const duck: Drawing = () =>
  line(ink.amber, 8, 'M-14-8v8h-14M22-8v8H8') +
  fill(
    '#8A6A46',
    'M-104-92C-60-70-40-84-22-92C10-112 10-140 10-160H64C60-110 92-90 82-50C70-10 0-4-40-16C-80-28-104-60-104-92z',
  ) +
  fill('#5F4A32', 'M-104-92c30 12 70 2 108 8c22 6 20 36-10 44C-50-32-90-54-104-92z') +
  line('#B08C5E', 4, 'M-70-70c24 8 44 8 62 2M-52-52c16 6 28 4 40 0') +
  box(ink.paper, 12, -134, 52, 9, 3) +
  disc(ink.green, 38, -166, 34) +
  fill(ink.turmeric, 'M66-176c20-2 34 2 46 10c-10 8-28 12-46 8z') +
  disc(ink.paper, 46, -174, 7) +
  disc(ink.ink, 47, -174, 4) +
  leaf(-110, -2, 54, -30, ink.leaf);

export const hen: Drawing = () =>
  line(ink.amber, 7, 'M-8-14V0h-16M26-14V0H10') +
  fill(
    '#2A2B33',
    'M-104-150C-96-100-60-104-30-112C10-124 14-150 18-174C30-200 70-190 70-160C84-100 70-14 4-12C-70-10-110-70-104-150z',
  ) +
  fill('#454754', 'M-66-84C-30-90 10-84 24-70C14-36-40-30-66-84z') +
  line('#1C1D24', 4, 'M-40-72c18 0 34 2 46 8M-28-56c12 0 22 2 30 6') +
  fill(
    ink.red,
    'M24-188c-6-18 6-24 12-14c2-18 18-18 18-2c10-10 22 0 14 16zM62-150c12 4 14 26 2 28c-10 0-10-18-2-28z',
  ) +
  fill(ink.turmeric, 'M70-172l26 8-26 10z') +
  disc(ink.paper, 52, -168, 7) +
  disc(ink.ink, 53, -168, 4);

export const pig: Drawing = () =>
  fill('#26252A', 'M-64-30h22V0h-22zM-34-30h22V0h-22zM34-30h22V0H34zM62-30h22V0H62z') +
  fill(
    '#35333B',
    'M-112-86C-108-140-50-152 0-150C60-150 106-130 106-84C106-40 66-20 0-20C-60-20-108-30-112-86z',
  ) +
  line('#35333B', 7, 'M104-100c18-4 22-18 12-22s-12 10 2 12') +
  fill('#26252A', 'M-112-128l34-2-8 34zM-60-156l22 28-36 6z') +
  oval('#D79A96', -108, -78, 15, 21) +
  fill('#8F4E50', 'M-112-84h.1v12h-.1z') +
  line('#8F4E50', 5, 'M-112-84v9M-103-84v9') +
  disc(ink.paper, -82, -98, 6) +
  disc(ink.ink, -83, -98, 3.5) +
  shade('M106-84C106-40 66-20 0-20C-40-20-70-24-90-40C0-30 70-50 106-84z', 0.22) +
  leaf(66, -2, 62, -12, ink.leaf);

const tie = (x: number) => line('#D9B987', 4, `M${x}-226v22`);

export const sausages: Drawing = () => {
  const one = (x: number, low: number) => `M${x}-184c-12 40 12 70 0 ${low}`;
  return (
    box(ink.bark, -124, -232, 248, 12, 6) +
    [-84, -42, 0, 42, 84].map(tie).join('') +
    line('#8E2A22', 34, one(-84, 150) + one(84, 150)) +
    line('#A8372A', 34, one(-42, 162) + one(42, 160)) +
    line('#7A1F1B', 34, one(0, 154)) +
    `<path d="${[-92, -50, -8, 34, 76].map((x) => `M${x}-176c-10 34 8 50 0 80`).join('')}" fill="none" stroke="#fff" stroke-width="4" opacity=".28"/>`
  );
};

export const driedMeat: Drawing = () => {
  const strip = (x: number, low: number, color: string) =>
    tie(x) +
    fill(color, `M${x - 19}-206h38l5 ${206 - low - 20}c-8 14-20 20-30 22c-10-4-18-10-19-22z`) +
    line('#D99A6A', 3.5, `M${x - 9}-190c6 40-4 70 2 ${140 - low}M${x + 8}-186c-4 40 4 60 0 ${118 - low}`);
  return (
    box(ink.bark, -124, -232, 248, 12, 6) +
    strip(-84, 34, '#6B2A1C') +
    strip(-28, 8, '#8A3A22') +
    strip(30, 26, '#5A2218') +
    strip(86, 12, '#7A3020')
  );
};

export const floss: Drawing = ({ accent }) =>
  fill('#D9A566', 'M-58-8C-62-60-60-110-52-142H52C60-110 62-60 58-8C20 0-20 0-58-8z') +
  line(
    '#A8692F',
    4,
    'M-44-100c20-10 30 12 50 0s28 6 36 0M-48-66c20-10 34 12 54 0s28 6 38 0M-46-34c20-10 34 12 54 0s26 6 36 0',
  ) +
  fill(ink.paper, 'M-60-96H60V-44H-60z') +
  fill(accent, 'M0-92l22 22-22 22-22-22z') +
  fill(ink.turmeric, 'M0-80l10 10-10 10-10-10z') +
  box(accent, -58, -172, 116, 32, 8) +
  shade('M30-172h28v32H60L58-8C48-4 40-3 32-2z', 0.1);

import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
  around,
  at,
  box,
  type Drawing,
  diamond,
  disc,
  dots,
  fill,
  glow,
  leaf,
  line,
  oval,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

const steam = line('#fff', 6, 'M-16 0c-14-18 14-30 0-50M16 0c-14-18 14-30 0-50');

/** Two leaves and a bud, the way Shan tea is picked. */
export const teaSprig: Drawing = () =>
  line('#A9C08A', 9, 'M0-4C-4-50 2-90 0-120') +
  leaf(0, -60, 118, -24, ink.green) +
  leaf(0, -74, 118, 204, ink.pine) +
  leaf(0, -104, 98, -52, ink.leaf) +
  leaf(0, -104, 94, 232, '#55854F') +
  leaf(0, -112, 112, -90, '#A9C873');

const bowl = (tea: string, band: string): string =>
  oval(tea, 0, -74, 62, 13) +
  fill(ink.paper, 'M-66-76C-40-60 40-60 66-76C64-30 40-12 24-10V0H-24V-10C-40-12-64-30-66-76z') +
  shade('M36-66C48-68 58-72 66-76C64-30 40-12 24-10V0H6C36-20 40-44 36-66z', 0.1) +
  line(band, 5, 'M-62-54C-36-40 36-40 62-54');

export const teaCup: Drawing = ({ accent, turn }) => {
  const tea = ['#C9A23A', '#B5652A', '#A9B95A'][turn % 3] ?? '#C9A23A';
  return (
    at(-24, 0, bowl(tea, accent), 1.35) +
    at(-24, -128, steam, 1.2) +
    leaf(64, -6, 84, -58, ink.green) +
    leaf(64, -6, 74, -20, ink.leaf) +
    leaf(64, -6, 70, -96, '#A9C873')
  );
};

export const teaPot: Drawing = ({ accent, accent2, turn }) => {
  const clay = turn % 2 === 0 ? ink.clay : '#4A6A5A';
  return (
    line(clay, 13, 'M64-120C120-130 122-50 66-44') +
    fill(clay, 'M-70-74C-100-80-104-116-124-128L-112-140C-84-128-76-112-60-108z') +
    fill(clay, 'M-76-76C-76-130-44-150 0-150C44-150 76-130 76-76C76-24 50-4 40 0H-40C-50-4-76-24-76-76z') +
    shade('M40-144C64-134 76-110 76-76C76-24 50-4 40 0H6C50-30 60-90 40-144z', 0.16) +
    line(accent2, 5, 'M-74-92C-40-82 40-82 74-92') +
    diamond(0, -52, 22, accent, accent2) +
    fill(clay, 'M-46-146C-36-170 36-170 46-146z') +
    disc(accent2, 0, -174, 11) +
    at(-96, -150, steam, 0.9) +
    at(96, 0, bowl('#C9A23A', accent), 0.55)
  );
};

export const teaTin: Drawing = ({ accent, accent2 }) =>
  box(accent, -66, -164, 132, 164, 10) +
  shade('M30-164H56C62-164 66-160 66-154V-10C66-4 62 0 56 0H30z', 0.16) +
  box(accent, -72, -198, 144, 44, 9) +
  box(accent2, -72, -160, 144, 7) +
  box(ink.paper, -66, -126, 132, 88) +
  leaf(0, -54, 60, -90, ink.leaf) +
  leaf(0, -58, 52, -34, ink.green) +
  leaf(0, -58, 52, -146, ink.green) +
  leaf(72, -4, 60, -30, ink.leaf) +
  leaf(-72, -4, 56, 206, ink.green);

export const flowerTea: Drawing = ({ turn }) => {
  const petal = ['#EFB93A', '#E9A2B4', '#FFFFFF'][turn % 3] ?? ink.turmeric;
  const flowers = [
    [-34, -116],
    [18, -122],
    [88, -26],
  ] as const;
  return (
    at(-10, 0, bowl('#D9B458', ink.indigo2), 1.5) +
    leaf(104, -8, 50, -30, ink.leaf) +
    leaf(64, -6, 46, 200, ink.green) +
    dots(petal, 24, around(flowers, 17)) +
    dots(ink.amber, 15, flowers) +
    at(-70, -140, steam, 0.9)
  );
};

export const lotusTea: Drawing = () =>
  leaf(-10, -52, 108, 206, '#CF6A84') +
  leaf(10, -52, 108, -26, '#CF6A84') +
  leaf(0, -52, 124, -124, '#E9A2B4') +
  leaf(0, -52, 124, -56, '#E9A2B4') +
  leaf(0, -52, 130, -90, '#F6D3DA', '#CF6A84') +
  fill(ink.paper, 'M-92-72H92C88-20 50 0 0 0C-50 0-88-20-92-72z') +
  shade('M50-72H92C88-20 50 0 10 0C46-16 56-40 50-72z', 0.08) +
  line(ink.indigo2, 6, 'M-90-56H90');

export const artichokeHead: string =
  line(ink.green, 14, 'M0 0V-50') +
  fill(ink.pine, 'M0-30C-70-34-92-80-76-122C-50-110-20-80 0-30C20-80 50-110 76-122C92-80 70-34 0-30z') +
  fill(ink.green, 'M0-34C-58-54-72-110-46-152C-22-130-6-90 0-34C6-90 22-130 46-152C72-110 58-54 0-34z') +
  fill(ink.leaf, 'M0-40C-40-80-40-130-16-170C-4-150 0-110 0-40C0-110 4-150 16-170C40-130 40-80 0-40z') +
  fill('#8C6AA8', 'M-18-160C-30-190-20-206-14-212L0-190 14-212C20-206 30-190 18-160C8-150-8-150-18-160z') +
  line('#A9C873', 3, 'M-54-112c10 14 20 30 28 48M54-112c-10 14-20 30-28 48M0-150v60');

export const artichoke: Drawing = () =>
  leaf(-10, -8, 112, 200, ink.leaf) + leaf(10, -8, 112, -20, ink.leaf) + at(0, 0, artichokeHead, 1.06);

export const teaBags: Drawing = ({ accent }) =>
  at(-48, 0, artichokeHead, 0.92, -6) +
  at(
    66,
    0,
    fill(ink.paper, 'M-40-96L0-112L40-96V0H-40z') +
      fill('#C9A878', 'M-32-64H32V-8H-32z') +
      line('#A8854E', 5, 'M-18-50h5M4-40h5M-8-24h5M14-22h5M-22-34h4M20-52h4') +
      line(ink.ink, 2.5, 'M0-110C-6-150 24-150 28-128') +
      box(accent, 14, -132, 30, 34, 3) +
      diamond(29, -115, 9, ink.turmeric, ink.paper),
    1.1,
    4,
  );

const cinnamon = (color: string): string =>
  box(color, -14, -150, 28, 150, 6) + oval('#5F3213', 0, -147, 13, 7) + shade('M4-150H10V0H4z', 0.14);

/** Sticks of cinnamon tied together; also the sprig beside an oil bottle. */
export const cinnamonSticks = (ribbon: string): string =>
  at(-34, 0, cinnamon('#9A5A2A'), 1, -6) +
  at(34, 0, cinnamon('#8A4A20'), 1, 6) +
  at(0, 0, cinnamon('#B06A34'), 1.1) +
  box(ribbon, -52, -84, 104, 20, 6);

export const cinnamonBundle: Drawing = ({ accent, accent2 }) =>
  leaf(-50, -100, 84, 214, ink.green) +
  leaf(50, -100, 84, -34, ink.leaf) +
  at(0, 0, cinnamonSticks(accent), 1.35) +
  diamond(0, -100, 13, accent2, ink.paper);

export const spicedTea: Drawing = ({ accent }) =>
  at(-30, 0, bowl('#B5652A', accent), 1.3) +
  at(-30, -124, steam, 1.1) +
  at(76, 0, cinnamonSticks(ink.red), 0.85, 8);

export const cocoa: Drawing = ({ turn }) => {
  if (turn % 2 === 0) {
    const bean = (x: number, y: number, a: number) =>
      at(x, y, oval('#5A2E14', 0, 0, 24, 16) + line('#8A5A33', 3, 'M-20 0C-8-8 8 8 20 0'), 1, a);
    return (
      at(-14, 0, bowl('#4A2410', ink.red), 1.45) +
      at(-14, -132, steam, 1.2) +
      bean(92, -18, -20) +
      bean(112, -46, 30) +
      bean(-112, -16, 24)
    );
  }
  const square = (x: number, y: number) =>
    box('#5A2E14', x, y, 44, 40, 4) + glow(`M${x + 6} ${y + 6}h32l-6 6h-26z`, 0.2);
  return (
    box('#3E1E0C', -78, -196, 156, 190, 8) +
    [0, 1, 2].map((i) => square(-72 + i * 50, -190) + square(-72 + i * 50, -144)).join('') +
    fill(ink.red, 'M-84-98L-60-110-36-98-12-110 12-98 36-110 60-98 84-110V0H-84z') +
    diamond(0, -50, 30, ink.turmeric, ink.indigo) +
    leaf(80, -4, 56, -40, ink.leaf)
  );
};

import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
  around,
  at,
  ball,
  box,
  type Drawing,
  diamond,
  diamonds,
  disc,
  dots,
  fill,
  leaf,
  line,
  oval,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

function pot(accent: string, accent2: string): string {
  return (
    fill(ink.clay, 'M-58-64H58L44 0H-44z') +
    shade('M24-64H58L44 0H16z', 0.14) +
    box('#C9744A', -66, -80, 132, 20, 5) +
    diamond(0, -30, 18, accent, accent2) +
    fill(ink.paper, 'M-32-40l10 10-10 10-10-10zM32-40l10 10-10 10-10-10z')
  );
}

export const orchid: Drawing = ({ accent, accent2, turn }) => {
  const color = ['#E48FA8', '#E9C24A', '#FFFFFF'][turn % 3] ?? '#E48FA8';
  const flowers = [
    [-70, -206],
    [-26, -190],
    [14, -222],
    [52, -192],
    [90, -150],
  ] as const;
  return (
    leaf(0, -74, 112, -152, ink.green) +
    leaf(0, -74, 112, -28, ink.leaf) +
    leaf(0, -74, 104, -122, ink.leaf) +
    leaf(0, -74, 104, -58, ink.green) +
    line(ink.green, 6, 'M-4-76C-10-150-30-196-70-206M4-76C4-150 40-230 90-150') +
    dots(color, 22, around(flowers, 15)) +
    dots(ink.red, 13, flowers) +
    pot(accent, accent2)
  );
};

export const rose: Drawing = ({ accent, accent2, turn }) => {
  const color = ['#E08AA0', '#D0506A', '#F3C0AE'][turn % 3] ?? '#E08AA0';
  const whorl = (x: number, y: number) => `M${x - 20} ${y + 8}q2-34 26-28q20 8 10 28q-14 16-26 2q-4-14 10-14`;
  return (
    line(ink.green, 6, 'M0-76V-150M0-100L-56-150M0-90L62-136') +
    leaf(0, -96, 88, 200, ink.green) +
    leaf(0, -96, 88, -20, ink.leaf) +
    leaf(0, -110, 80, 230, ink.leaf) +
    leaf(0, -110, 80, -50, ink.green) +
    dots(color, 72, [
      [-58, -148],
      [64, -144],
      [2, -184],
    ]) +
    line('#8E2445', 4, whorl(-58, -148) + whorl(64, -144) + whorl(2, -184)) +
    pot(accent, accent2)
  );
};

export const blossomTree: Drawing = ({ accent, accent2, turn }) => {
  const [petal, heart] = turn % 2 === 0 ? ['#F0A3B4', '#C8372D'] : ['#FFFFFF', '#A9C873'];
  const flowers = [
    [-90, -186],
    [-56, -168],
    [-70, -214],
    [50, -220],
    [28, -186],
    [82, -190],
    [98, -148],
    [62, -120],
    [-6, -158],
  ] as const;
  return (
    line(ink.bark, 15, 'M0-72C14-104-20-116-6-150') +
    line(
      ink.bark,
      9,
      'M-6-140C-20-170-60-160-88-184M-4-146C10-186 40-190 52-216M4-104C40-116 60-116 96-150',
    ) +
    line(ink.bark, 5, 'M-56-166c-10-20-6-34-16-46M30-190c20 2 34-4 50 0') +
    dots(petal ?? ink.paper, 17, around(flowers, 11)) +
    dots(heart ?? ink.red, 10, flowers) +
    pot(accent, accent2)
  );
};

export const bonsai: Drawing = ({ accent, accent2 }) =>
  line(ink.bark, 18, 'M6-72C40-100-40-120-6-160') +
  line(ink.bark, 9, 'M0-120C30-130 50-128 70-140M-18-132C-40-140-50-146-66-150') +
  oval(ink.pine, -66, -156, 54, 26) +
  oval(ink.green, 74, -146, 50, 24) +
  oval(ink.green, 2, -190, 74, 36) +
  oval(ink.leaf, -10, -200, 50, 20) +
  oval('#55854F', -74, -164, 34, 13) +
  oval(ink.leaf, 66, -153, 32, 12) +
  pot(accent, accent2);

export const caged: Drawing = ({ accent, accent2 }) =>
  line(
    ink.wood,
    6,
    'M-84-30V-110C-84-190 84-190 84-110V-30M0-170V-230M-50-30V-140C-44-164-20-172 0-172M50-30V-140C44-164 20-172 0-172M0-172V-30',
  ) +
  line(ink.wood, 5, 'M-86-100H86') +
  at(
    4,
    -96,
    fill(accent, 'M-50 20C-40-40 10-60 34-34C46-20 30 20 0 20C-20 20-30 16-70 40z') +
      fill(accent2, 'M-36 10C-20-20 10-20 20-2C10 14-10 18-36 10z') +
      fill(ink.turmeric, 'M38-32l24 8-24 8z') +
      disc(ink.ink, 24, -26, 4) +
      line(ink.amber, 5, 'M-4 20v14M10 18v16'),
  ) +
  box(ink.wood, -92, -36, 184, 36, 9) +
  diamond(0, -18, 14, accent2, ink.paper) +
  fill(ink.turmeric, 'M-50-26l8 8-8 8-8-8zM50-26l8 8-8 8-8-8z');

/** A stilt house on the slope: homestays and villages. */
export const stiltHouse: Drawing = ({ accent, accent2 }) =>
  line(ink.bark, 9, 'M-84-60V0M-44-60V0M0-60V0M44-60V0M84-60V0') +
  box('#A8743A', -96, -70, 192, 14, 3) +
  box('#C9985A', -84, -132, 168, 64) +
  line('#A8743A', 3, 'M-58-130v60M58-130v60M-84-100h26M58-100h26') +
  box(ink.bark, -18, -122, 36, 54) +
  box('#F2C25B', -50, -118, 24, 28, 2) +
  box('#F2C25B', 28, -118, 24, 28, 2) +
  fill('#7A5A36', 'M-120-116L-76-206H76L120-116z') +
  line('#9A7A50', 4, 'M-106-136H106M-94-160H94M-84-184H84') +
  line(ink.bark, 7, 'M-90-222L-64-192M-64-222L-90-192M90-222L64-192M64-222L90-192') +
  line(ink.bark, 5, 'M30-56L56 0M48-60L74-4M38-36h20M46-18h20') +
  fill(accent, 'M-96-70h192v9H-96z') +
  fill(
    accent2,
    'M-80-66l4-4 4 4-4 4zM-48-66l4-4 4 4-4 4zM-4-66l4-4 4 4-4 4zM40-66l4-4 4 4-4 4zM72-66l4-4 4 4-4 4z',
  ) +
  ball(ink.leaf, 108, -20, 22) +
  ball(ink.green, -112, -16, 18);

export const stoneGarden: Drawing = () =>
  fill(
    '#8A9096',
    'M-124 0C-130-50-100-92-70-96C-40-100-30-60-10-56C-4-100 20-140 54-140C96-140 120-70 122 0z',
  ) +
  fill(
    '#A9AFB3',
    'M-112-20C-110-60-92-84-70-88C-60-60-80-30-84 0H-118zM14-40C14-90 34-126 54-132C60-90 40-40 40 0H6z',
  ) +
  line('#6F757B', 4, 'M-40-70c-6 20 4 40-4 66M84-110c-10 30 6 60 0 106') +
  line(ink.green, 6, 'M-20-56C-20-90-30-110-24-140') +
  ball(ink.leaf, -24, -150, 24) +
  dots(ink.red, 24, [[-6, -12]]) +
  dots('#E9A2B4', 22, [[20, -10]]) +
  dots(ink.turmeric, 20, [[-34, -10]]) +
  leaf(58, -138, 46, -120, ink.leaf) +
  leaf(58, -138, 52, -60, ink.green) +
  leaf(-76, -94, 44, -70, ink.leaf) +
  leaf(-76, -94, 40, -120, ink.green);

/** A market stall under a striped awning. */
export const marketStall: Drawing = ({ accent, accent2 }) =>
  line(ink.wood, 9, 'M-102-190V0M102-190V0') +
  fill(
    '#fff',
    'M-104-218H104L124-160c0 24-41 24-41 0c0 24-41 24-41 0c0 24-42 24-42 0c0 24-42 24-42 0c0 24-41 24-41 0c0 24-41 24-41 0z',
  ) +
  fill(
    accent,
    'M-104-218h34l-13 58c0 24-41 24-41 0zM-35-218h35v58c0 24-42 24-42 0zM35-218h34l14 58c0 24-41 24-41 0z',
  ) +
  dots('#E5812A', 40, [
    [-70, -94],
    [-34, -94],
    [-52, -122],
  ]) +
  dots(ink.plum, 34, [
    [16, -92],
    [46, -92],
    [31, -116],
  ]) +
  leaf(76, -78, 54, -104, ink.green) +
  leaf(80, -78, 54, -74, ink.leaf) +
  box('#A8743A', -116, -78, 232, 16, 4) +
  box(ink.indigo, -106, -62, 212, 62) +
  diamonds(
    [
      [-72, -31],
      [-24, -31],
      [24, -31],
      [72, -31],
    ],
    22,
    accent2,
    accent,
  );

/** A picker's hat and back basket full of leaves. */
export const pickersBasket: Drawing = ({ accent }) =>
  leaf(-30, -100, 74, -110, ink.green) +
  leaf(0, -104, 84, -88, ink.leaf) +
  leaf(-60, -94, 64, -136, '#55854F') +
  leaf(24, -100, 70, -60, ink.green) +
  fill('#C28A45', 'M-100-104H50L28 0H-78z') +
  line('#8A5A2B', 5, 'M-94-76H44M-88-48H38M-82-20H34') +
  line('#E0B372', 5, 'M-62-102l10 100M-24-102v100M14-102l-10 100') +
  box(accent, -106, -112, 162, 14, 7) +
  fill('#E3C78A', 'M16 0L74-92 132 0C100 12 48 12 16 0z') +
  line('#B9924A', 3.5, 'M74-90L54 4M74-90L94 4M36-30C60-22 90-22 112-30M54-60C66-54 82-54 94-60') +
  fill(accent, 'M74-92l7 12h-14z');

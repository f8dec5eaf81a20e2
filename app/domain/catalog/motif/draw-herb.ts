import { chilliPod } from '#app/domain/catalog/motif/draw-vegetable.ts';
import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
  at,
  ball,
  box,
  type Drawing,
  disc,
  dots,
  fill,
  leaf,
  line,
  oval,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

/** A mortar with its pestle: mixed spices, seeds, powders. */
export const mortar: Drawing = ({ accent, turn }) => {
  const powder = ['#8A9A4A', '#B0532A', '#C98A2E'][turn % 3] ?? '#B0532A';
  return (
    at(30, -110, box('#A97B45', -13, -104, 26, 120, 13), 1, 28) +
    fill(powder, 'M-84-98C-60-128-10-132 10-118C40-132 70-118 84-98z') +
    line('#fff', 5, 'M-40-108h.1M-14-116h.1M14-110h.1M44-108h.1').replace('/>', ' opacity=".5"/>') +
    fill('#7C7F86', 'M-100-100H100C100-44 66-20 44-16L56 0H-56L-44-16C-66-20-100-44-100-100z') +
    shade('M60-100H100C100-44 66-20 44-16L56 0H20C62-30 66-70 60-100z', 0.16) +
    line(accent, 7, 'M-98-82C-50-74 50-74 98-82') +
    at(-112, 0, chilliPod(ink.red), 0.5, -40) +
    disc('#3A2A20', 84, -8, 8) +
    disc('#3A2A20', 104, -7, 7) +
    leaf(-86, -2, 44, 196, ink.leaf)
  );
};

export const cardamom: Drawing = () => {
  const pod = (x: number, y: number, a: number, color: string) =>
    at(
      x,
      y,
      fill(color, 'M0 40C-34 34-34-30 0-46C34-30 34 34 0 40z') +
        line('#5A2A18', 3, 'M0-42V36M-14-30C-20 0-16 20-8 34M14-30C20 0 16 20 8 34') +
        fill('#5A2A18', 'M-6-44l6-16 6 16z'),
      1.15,
      a,
    );
  return (
    pod(-66, -46, -24, '#8E3F26') +
    pod(66, -46, 24, '#A34A2C') +
    pod(0, -70, 4, '#B3603A') +
    leaf(6, -140, 84, -24, ink.green) +
    leaf(-6, -140, 84, 204, ink.leaf)
  );
};

export const chilliString: Drawing = () => {
  const rows = [-190, -148, -106, -64];
  const left = (y: number) => `M-4 ${y}c-24-2-50 16-66 52c30-4 58-20 66-52z`;
  const right = (y: number) => `M4 ${y}c24-2 50 16 66 52c-30-4-58-20-66-52z`;
  return (
    line('#D9B987', 6, 'M0-232V-30') +
    rows
      .map(
        (y, i) =>
          fill(i % 2 ? ink.redDeep : ink.red, left(y)) + fill(i % 2 ? '#DB4A34' : '#A32019', right(y)),
      )
      .join('') +
    fill(ink.red, 'M-12-40C-20 0 0 10 6 34C20 0 16-20 12-40z') +
    line(ink.green, 9, rows.map((y) => `M-6 ${y}h12`).join(''))
  );
};

export const ginseng: Drawing = () =>
  leaf(0, -160, 92, -32, ink.green) +
  leaf(0, -160, 92, 212, ink.green) +
  leaf(0, -160, 78, -66, ink.leaf) +
  leaf(0, -160, 78, 246, ink.leaf) +
  dots(ink.red, 18, [
    [-16, -222],
    [0, -224],
    [16, -222],
    [-8, -210],
    [8, -210],
  ]) +
  line(ink.green, 6, 'M0-150V-210') +
  fill(
    '#CDA068',
    'M-26-150C-50-130-40-100-52-70C-66-40-84-30-92-4C-66-14-46-34-30-58C-26-30-16-16-4 4C2-20 4-40 14-58C30-34 50-16 82-6C70-30 52-42 46-70C40-100 48-130 26-150z',
  ) +
  line(
    '#9A6E3A',
    3,
    'M-34-122c14 6 26 6 36 0M-38-96c14 6 24 6 34 2M12-110c10 4 18 4 26 0M-66-34l-14-14M50-34l18-10',
  ) +
  shade('M10-150H26C48-130 40-100 46-70C52-42 70-30 82-6C50-16 30-34 14-58C24-90 20-120 10-150z', 0.1);

export const herbBundle: Drawing = ({ accent, accent2 }) =>
  line('#8A7A42', 5, 'M0-70L-70-140M0-70L-30-170M0-70L10-180M0-70L44-160M0-70L76-130') +
  leaf(-30, -100, 92, -150, ink.green) +
  leaf(30, -100, 92, -30, ink.green) +
  leaf(-20, -104, 104, -122, '#55854F') +
  leaf(20, -104, 104, -58, '#55854F') +
  leaf(0, -96, 122, -90, ink.leaf) +
  fill('#A98A4E', 'M-20-80C-22-40-44-20-56 0H56C44-20 22-40 20-80z') +
  line('#7F6430', 3, 'M-10-60L-30 0M0-60V0M10-60L30 0') +
  box(accent, -28, -88, 56, 24, 6) +
  box(accent2, -28, -79, 56, 5);

export const lemongrass: string =
  [-30, -10, 12, 32]
    .map((x, i) =>
      line(
        i % 2 ? ink.leaf : ink.green,
        9,
        `M${x / 2}-50C${x}-100 ${x * 1.4}-140 ${x * 2}-${196 - Math.abs(x)}`,
      ),
    )
    .join('') +
  fill('#DDE3B4', 'M-26-60H26C30-30 26-10 18 0H-18C-26-10-30-30-26-60z') +
  line('#A9B97A', 3, 'M-8-58V-4M8-58V-4') +
  box(ink.red, -30, -66, 60, 13, 5);

export const herbSprig: string =
  line(ink.green, 6, 'M0 0C-2-60 2-110 0-150') +
  [-46, -96]
    .map(
      (y, i) =>
        leaf(0, y, 66 - i * 8, -34, i % 2 ? ink.leaf : ink.green) +
        leaf(0, y, 66 - i * 8, 214, i % 2 ? ink.green : ink.leaf),
    )
    .join('') +
  leaf(0, -140, 60, -90, '#A9C873');

export const powderBowl: Drawing = ({ accent, turn }) => {
  const [heap, root] = turn % 2 === 0 ? ['#E0962A', '#C9791C'] : ['#EBD9B4', '#B98A5A'];
  return (
    fill(heap, 'M-92-78C-60-150 60-150 92-78z') +
    shade('M10-130C50-126 78-108 92-78H40C40-100 30-120 10-130z', 0.1) +
    fill(ink.paper, 'M-108-80H108C104-20 60 0 0 0C-60 0-104-20-108-80z') +
    line(accent, 7, 'M-106-62C-60-54 60-54 106-62') +
    fill(accent, 'M-60-36l12 12-12 12-12-12zM0-32l12 12-12 12-12-12zM60-36l12 12-12 12-12-12z') +
    at(
      96,
      -2,
      oval(root, 0, -14, 30, 15, -12) +
        oval(root, 16, -30, 12, 18, 30) +
        line('#8A4A12', 2.5, 'M-14-22v14M0-26v18'),
      0.9,
    ) +
    leaf(-14, -128, 62, -40, ink.leaf)
  );
};

export const produceBasket: Drawing = () =>
  leaf(-50, -100, 92, -118, ink.green) +
  leaf(-20, -104, 96, -84, ink.leaf) +
  leaf(-74, -90, 80, -146, '#55854F') +
  ball('#EB8A2A', 30, -112, 38) +
  ball(ink.red, 80, -98, 32) +
  ball(ink.plum, -14, -100, 32) +
  fill('#C28A45', 'M-116-92H116L88 0H-88z') +
  line('#8A5A2B', 5, 'M-108-64H108M-100-36H100M-92-10H92') +
  line('#E0B372', 5, 'M-76-90l14 88M-26-90l4 88M26-90l-4 88M76-90l-14 88') +
  box(ink.wood, -122, -98, 244, 14, 7);

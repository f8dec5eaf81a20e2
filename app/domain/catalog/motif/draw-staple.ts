import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
  around,
  at,
  box,
  type Drawing,
  diamond,
  diamonds,
  disc,
  dots,
  fill,
  glow,
  leaf,
  line,
  oval,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

/** An ear of ripe rice that bends to the right. */
export const ear = (color: string): string =>
  line(color, 4, 'M0 0C-4-60 6-120 40-176') +
  line(
    color,
    12,
    'M-5-84l4-9M9-88l7-8M-4-106l3-9M14-110l8-7M0-128l3-9M21-131l9-6M8-149l4-9M30-151l10-4M20-170l6-8M42-170l9-3',
  );

export const riceBag: Drawing = ({ accent, accent2, turn }) => {
  const cloth = turn % 2 === 0 ? '#D9B679' : '#F1E6CF';
  return (
    at(80, 0, ear('#D39A2B'), 1.06, 6) +
    at(-80, 0, `<g transform="scale(-1 1)">${ear('#C58A1F')}</g>`, 1.06, -6) +
    fill(cloth, 'M-70-172C-84-110-98-40-88-10C-60 4 60 4 88-10C98-40 84-110 70-172z') +
    shade('M40-172H70C84-110 98-40 88-10C76-4 60-2 44 0C60-60 56-120 40-172z', 0.12) +
    fill(cloth, 'M-64-176C-78-206-70-214-50-206C-30-220 30-220 50-206C70-214 78-206 64-176z') +
    box(accent, -70, -184, 140, 16, 7) +
    box(ink.paper, -52, -134, 104, 98, 4) +
    diamond(0, -86, 36, accent, accent2) +
    line(accent, 5, 'M-44-124h88M-44-46h88')
  );
};

export const soybeans: Drawing = ({ accent }) =>
  [-62, -36, -12, 14, 40, 64]
    .map((x, i) => oval(i % 2 ? '#E3C16A' : '#D3AC4E', x, -98 - (i % 3) * 10, 17, 14))
    .join('') +
  [-30, 0, 30].map((x) => oval('#EBD08A', x, -120, 17, 14)).join('') +
  fill('#B98A4E', 'M-100-100C-60-84 60-84 100-100C96-30 60 0 0 0C-60 0-96-30-100-100z') +
  shade('M60-90C76-92 90-96 100-100C96-30 60 0 10 0C50-20 62-50 60-90z', 0.14) +
  line(accent, 7, 'M-96-72C-50-54 50-54 96-72') +
  at(
    0,
    -128,
    line(ink.green, 5, 'M0 0c10-20 24-30 44-36') +
      fill(ink.leaf, 'M10-14C24-54 60-66 92-58C80-30 50-10 10-14z') +
      disc('#8DB56C', 42, -38, 9) +
      disc('#8DB56C', 64, -48, 9),
  );

export const giftBox: Drawing = ({ accent, accent2 }) =>
  box(accent, -96, -112, 192, 112, 5) +
  shade('M44-112H96V0H44z', 0.14) +
  box(accent, -106, -142, 212, 38, 5) +
  diamonds(
    [
      [-66, -56],
      [66, -56],
    ],
    24,
    accent2,
    ink.paper,
  ) +
  box(accent2, -17, -142, 34, 142) +
  fill(
    accent2,
    'M0-142C-20-196-80-206-80-170C-80-144-40-138 0-142C20-196 80-206 80-170C80-144 40-138 0-142z',
  ) +
  fill(
    accent,
    'M-18-150C-30-174-60-180-60-166C-60-154-40-150-18-150zM18-150C30-174 60-180 60-166C60-154 40-150 18-150z',
  ) +
  box(ink.paper, -17, -152, 34, 18, 6);

export const stickyRice: Drawing = () =>
  leaf(-8, -8, 128, 184, ink.green) +
  leaf(8, -8, 128, -4, ink.leaf) +
  leaf(0, -10, 110, -30, ink.green) +
  leaf(0, -10, 110, 210, '#55854F') +
  [
    [-66, -28, '#7A1F3D'],
    [66, -28, '#E0A526'],
    [-24, -28, '#6E9A5B'],
    [24, -28, '#C8372D'],
    [-46, -66, '#5B4A8F'],
    [46, -66, '#E59A2B'],
    [0, -82, '#FBF7EF'],
  ]
    .map(([x, y, color]) =>
      fill(String(color), `M${Number(x) - 36} ${Number(y) + 24}c-8-70 80-70 72 0c-16 8-56 8-72 0z`),
    )
    .join('') +
  line(
    '#fff',
    4,
    'M-74-44h.1M-54-36h.1M58-44h.1M74-36h.1M-54-84h.1M-38-76h.1M40-84h.1M56-76h.1M20-40h.1M-20-40h.1',
  ).replace('/>', ' opacity=".6"/>');

export const noodles: Drawing = ({ accent, accent2, turn }) => {
  const [strand, shadow] = turn % 2 === 0 ? ['#F3E8CF', '#CDB988'] : ['#D6CDB9', '#9A8E74'];
  const skein = (x: number, y: number) =>
    at(
      x,
      y,
      box(strand ?? ink.paper2, -62, -74, 124, 74, 30) +
        line(
          shadow ?? ink.line,
          3,
          'M-52-56C-20-64 20-64 52-56M-58-42C-20-48 20-48 58-42M-58-28C-20-24 20-24 58-28M-50-14C-20-8 20-8 50-14',
        ) +
        box(accent, -17, -76, 34, 78, 3) +
        diamond(0, -37, 14, accent2, ink.paper),
    );
  return (
    skein(0, -142) +
    skein(-62, -70) +
    skein(62, -70) +
    box('#B98A4E', -124, -70, 248, 8, 4) +
    fill('#C99A58', 'M-124-66H124L100 0H-100z') +
    line('#9A6C36', 4, 'M-118-44H118M-110-22H110M-70-62l8 60M-24-62l2 60M24-62l-2 60M70-62l-8 60')
  );
};

export const leafCake: Drawing = () => {
  const cake =
    box('#4F7F4A', -62, -112, 124, 112, 12) +
    fill('#3F6B4A', 'M-62-100L62-20V-12C62-4 56 0 50 0H-50C-58 0-62-6-62-12z') +
    line('#6E9A5B', 3, 'M-50-104L58-34M-20-108L60-56') +
    line('#EBD9A8', 6, 'M-20-112V0M22-112V0M-62-74H62M-62-36H62') +
    glow('M-56-100c0-6 4-8 8-8h40v8h-36c-6 0-8 4-8 10z', 0.2);
  return (
    at(52, 0, cake, 0.92, 5) +
    at(-44, 0, cake, 1.08, -3) +
    at(0, -112, line('#EBD9A8', 5, 'M0 0c-14-26-34-22-32-8s24 10 32 8c14-26 34-22 32-8s-24 10-32 8')) +
    leaf(20, -128, 88, -24, ink.leaf) +
    leaf(-20, -128, 76, 208, ink.green)
  );
};

export const greenRice: Drawing = () =>
  leaf(-10, -20, 124, 186, ink.green) +
  leaf(10, -20, 124, -6, ink.green) +
  leaf(0, -24, 116, -32, '#55854F') +
  leaf(0, -24, 112, 214, '#55854F') +
  fill('#A9C46C', 'M-84-20C-60-96-24-128 0-128C24-128 60-96 84-20C50-6-50-6-84-20z') +
  line(
    '#7F9F48',
    7,
    'M-40-50l6-4M-16-80l6 4M10-104l6-4M26-66l6 4M48-40l6-4M-54-30l6 2M0-46l6-4M-10-24l6 2M24-26l6-2M-22-106l5 3',
  ) +
  line('#D3E39C', 6, 'M-28-64l5 3M4-84l5-3M36-88l4 4M-6-118l4 2M12-60l5 3M-34-34l5-2') +
  line(ink.straw, 6, 'M-100-8C-40 4 40 4 100-8');

export const buckwheatCake: Drawing = () => {
  const cake = (y: number, c: string) =>
    box(c, -82, y, 164, 34, 17) +
    line('#8C7A9A', 4, `M-58 ${y + 12}h8M-26 ${y + 20}h8M6 ${y + 11}h8M36 ${y + 20}h8`);
  const blooms = [
    [64, -160],
    [112, -120],
    [88, -96],
  ] as const;
  return (
    line(ink.green, 5, 'M84 0C92-60 84-110 66-150M88-60c14-16 22-30 24-54') +
    cake(-34, '#B8A6BE') +
    cake(-68, '#C9B9CC') +
    cake(-102, '#B8A6BE') +
    dots('#E7A3B8', 17, around(blooms, 13)) +
    dots('#FBE7B8', 12, blooms) +
    leaf(82, -40, 40, 20, ink.leaf)
  );
};

export const puffedRice: Drawing = ({ accent }) => {
  const bar = (x: number, y: number) =>
    box('#E3BE7A', x, y, 104, 54, 8) +
    line(
      '#FBEFD2',
      8,
      `M${x + 16} ${y + 14}h6M${x + 40} ${y + 18}h6M${x + 66} ${y + 13}h6M${x + 88} ${y + 24}h.1M${x + 24} ${y + 36}h6M${x + 52} ${y + 38}h6M${x + 76} ${y + 40}h6`,
    ) +
    line(
      '#A86F2A',
      4,
      `M${x + 30} ${y + 24}h5M${x + 60} ${y + 27}h5M${x + 12} ${y + 28}h4M${x + 84} ${y + 12}h4`,
    );
  return (
    bar(-112, -54) +
    bar(8, -54) +
    bar(-54, -112) +
    line(accent, 6, 'M-2-112v58') +
    at(-2, -112, line(accent, 6, 'M0 0c-14-26-34-20-30-8s22 10 30 8c14-26 34-20 30-8s-22 10-30 8'))
  );
};

export const fermentedRice: Drawing = () =>
  fill('#F6EBD6', 'M-86-104C-70-150 70-150 86-104z') +
  line('#D9C19A', 7, 'M-50-116l8-3M-24-128l8 2M4-118l8-2M30-126l8 3M52-112l6-2M-8-134l8 1') +
  fill(ink.paper, 'M-106-104H106C104-40 60-14 36-12V0H-36V-12C-60-14-104-40-106-104z') +
  line(ink.indigo2, 6, 'M-104-88C-60-84 60-84 104-88') +
  diamonds(
    [
      [-60, -62],
      [-20, -62],
      [20, -62],
      [60, -62],
    ],
    14,
    ink.indigo2,
    ink.paper,
  ) +
  shade('M60-104H106C104-40 60-14 36-12V0H14C60-30 66-70 60-104z', 0.08) +
  line(ink.wood, 7, 'M40-128L112-176');

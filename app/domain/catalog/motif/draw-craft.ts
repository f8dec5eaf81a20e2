import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
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

export const basket: Drawing = ({ accent, accent2 }) =>
  line(ink.wood, 10, 'M-78-100C-78-236 78-236 78-100') +
  fill('#D3A35C', 'M-100-108H100C104-60 92-20 76 0H-76C-92-20-104-60-100-108z') +
  line('#A8743A', 4, 'M-100-84H100M-98-24H98M-88-8H88') +
  line('#E9C88A', 6, 'M-70-106l8 104M-36-106l4 104M0-106V-2M36-106l-4 104M70-106l-8 104') +
  box(accent, -102, -74, 204, 40) +
  diamonds(
    [
      [-76, -54],
      [-38, -54],
      [0, -54],
      [38, -54],
      [76, -54],
    ],
    17,
    accent2,
    ink.paper,
  ) +
  box(ink.wood, -106, -118, 212, 16, 8);

export const framedBrocade: Drawing = ({ accent, accent2 }) =>
  box(ink.bark, -100, -216, 200, 216, 4) +
  box(ink.paper, -88, -204, 176, 192) +
  box(ink.indigo, -76, -192, 152, 168) +
  fill(accent, 'M0-176l60 68-60 68-60-68z') +
  fill(accent2, 'M0-150l38 42-38 42-38-42z') +
  fill(ink.indigo, 'M0-128l18 20-18 20-18-20z') +
  fill(accent2, 'M-76-192h34l-34 38zM76-192H42l34 38zM-76-24h34l-34-38zM76-24H42l34-38z') +
  line(ink.paper, 3.5, 'M-66-108l10-12 10 12-10 12zM46-108l10-12 10 12-10 12z') +
  glow('M-88-204h60L-88-100z', 0.14);

export const cushion: Drawing = ({ accent, accent2 }) =>
  fill(
    ink.indigo,
    'M-104-168C-70-152 70-152 104-168C92-120 92-50 106-6C70-22-70-22-106-6C-92-50-92-120-104-168z',
  ) +
  fill(accent, 'M-78-140C-40-132 40-132 78-140C72-110 72-60 78-34C40-42-40-42-78-34C-72-60-72-110-78-140z') +
  diamond(0, -87, 46, accent2, ink.indigo) +
  diamonds(
    [
      [-54, -116],
      [54, -116],
      [-54, -58],
      [54, -58],
    ],
    14,
    ink.paper,
    accent,
  ) +
  dots(accent2, 18, [
    [-106, -170],
    [106, -170],
    [-108, -6],
    [108, -6],
  ]) +
  shade('M60-160C80-162 92-164 104-168C92-120 92-50 106-6C86-14 70-17 50-19C74-60 72-120 60-160z', 0.14);

export const runner: Drawing = ({ accent, accent2 }) =>
  fill(ink.bark, 'M-124-134L-96-160H96L124-134V-122H-124zM-110-124h14V0h-14zM96-124h14V0H96z') +
  fill(accent, 'M-52-160H52L60-134V-30H-60V-134z') +
  line(accent2, 5, 'M-54-148H54M-58-122H58M-58-44H58') +
  diamond(0, -83, 34, accent2, ink.indigo) +
  line(accent, 4, 'M-52-30v18M-34-30v18M-17-30v18M0-30v18M17-30v18M34-30v18M52-30v18') +
  dots('#E5812A', 34, [
    [-16, -198],
    [14, -200],
  ]) +
  fill(ink.indigo2, 'M-40-194H40C40-168 24-158 0-158C-24-158-40-168-40-194z') +
  line(ink.paper, 4, 'M-35-182H35');

export const silver: Drawing = ({ accent }) =>
  line('#8E97A8', 17, 'M-62-190C-128-120-96-30 0-30C96-30 128-120 62-190') +
  line('#E6EAF2', 8, 'M-64-188C-126-120-94-34 0-34C94-34 126-120 64-188') +
  line('#8E97A8', 4, 'M-96-80l16-8M-60-40l10-14M0-28v-14M60-40l-10-14M96-80l-16-8') +
  disc('#8E97A8', -62, -194, 13) +
  disc('#8E97A8', 62, -194, 13) +
  fill('#C9CFDA', 'M-40-92C-40-110 40-110 40-92L28-54C10-46-10-46-28-54z') +
  line('#8E97A8', 3, 'M-30-88C-10-80 10-80 30-88') +
  diamond(0, -72, 14, accent, '#fff') +
  line('#8E97A8', 3, 'M0-150V-102') +
  line('#AEB7C6', 3.5, 'M-24-52v28M-8-48v30M8-48v30M24-52v28') +
  [-24, -8, 8, 24].map((x) => oval('#C9CFDA', x, -14, 6, 10)).join('');

export const khen: Drawing = ({ accent }) =>
  [-20, -4, 12]
    .map((x, i) =>
      line(
        i === 1 ? '#D9A85A' : '#B98240',
        13,
        `M${x}-60C${x - 10}-130 ${x - 40}-190 ${x - 84}-${212 - i * 12}`,
      ),
    )
    .join('') +
  line('#B98240', 11, 'M6-44C30-20 50-6 70-4M-30-54C-50-30-56-14-56 0') +
  fill(ink.bark, 'M-54-86C-20-112 20-106 34-80L112-150 120-140 44-62C30-38-20-30-52-52z') +
  fill('#8A5A2B', 'M-46-78C-16-98 14-92 26-74C-6-80-26-80-46-78z') +
  line(accent, 7, 'M-34-98l16 60M-8-104l12 64M18-96l6 48') +
  line(ink.turmeric, 5, 'M-60-176l22 26M-48-192l24 28') +
  line(accent, 4, 'M96-132c10 20 4 40 12 60M96-132c20 14 20 36 28 52');

/** A Bắc Hà horse under its brocade saddle cloth. */
export const horse: Drawing = ({ accent, accent2 }) =>
  line('#5A3418', 9, 'M-84-112C-120-108-112-70-116-40') +
  fill(
    '#8A5226',
    'M-86-116C-60-132 0-118 34-128C50-150 56-186 84-206L92-218 100-204C112-190 124-170 128-156C124-142 112-142 104-148L92-158C86-130 80-104 70-84L74 0H56L46-66C10-56-30-56-52-66L-62 0H-80L-82-66C-94-84-96-104-86-116z',
  ) +
  fill(
    '#5A3418',
    'M84-206C50-196 40-160 26-126L44-128C56-150 64-176 84-206zM-80-14h18V0h-18zM56-14h18V0H56z',
  ) +
  disc(ink.ink, 102, -178, 4) +
  line(accent, 5, 'M110-150L98-188M106-164C84-150 60-130 30-118') +
  fill(accent, 'M-56-126C-34-116 4-116 24-126L30-62C6-54-38-54-62-62z') +
  line(accent2, 5, 'M-57-108C-34-100 4-100 26-108M-60-74C-36-66 6-66 28-74') +
  diamond(-17, -86, 15, accent2, ink.indigo) +
  fill(ink.indigo, 'M-48-128C-44-150-30-142-16-140C-2-142 14-150 18-128C0-120-30-120-48-128z');

export const horn: Drawing = ({ accent }) =>
  fill('#4A3A30', 'M-112-190C-118-70-60 0 40 0C90 0 110-30 108-64C60-34-60-60-112-190z') +
  fill('#8A735E', 'M-108-172C-104-90-50-24 40-18C70-18 92-30 104-48C60-34-50-60-108-172z') +
  fill(ink.turmeric, 'M60-2C66-30 64-40 56-54L84-52C92-40 92-20 84-8z') +
  fill(accent, 'M-40-36L-22-74-2-66-16-24z') +
  oval('#D9CDB8', 108, -36, 12, 30, 8) +
  disc(ink.turmeric, -112, -192, 8);

export const incense: Drawing = ({ accent, accent2 }) =>
  [-34, -17, 0, 17, 34]
    .map(
      (x, i) =>
        line(i % 2 ? '#8A4A20' : '#A8602E', 7, `M${x}-60L${x * 1.9}-186`) + disc(ink.coral, x * 1.9, -188, 5),
    )
    .join('') +
  line('#fff', 5, 'M-30-202c-10-16 10-20 0-34M32-202c-12-14 10-22-2-36') +
  fill(ink.clay, 'M-76-84H76C92-40 76-12 50-10V0H-50V-10C-76-12-92-40-76-84z') +
  box(ink.bark, -84, -92, 168, 16, 8) +
  shade('M40-84H76C92-40 76-12 50-10V0H20C56-20 60-50 40-84z', 0.14) +
  diamond(0, -44, 24, accent, accent2) +
  line(accent2, 4, 'M-72-44h36M36-44h36');

export const carving: Drawing = ({ accent }) =>
  fill('#B0703A', 'M-70-118C-100-60-70 0 0 0C70 0 100-60 70-118z') +
  shade('M40-118H70C100-60 70 0 10 0C60-30 64-80 40-118z', 0.16) +
  line('#8A4A20', 4, 'M-72-84C-40-70 40-70 72-84M-76-58C-40-42 40-42 76-58M-64-28C-40-18 40-18 64-28') +
  oval('#7A3F1A', 0, -118, 70, 16) +
  fill('#C98A4E', 'M-60-128C-50-170 50-170 60-128z') +
  disc('#8A4A20', 0, -166, 13) +
  fill(accent, 'M0-62l16 16-16 16-16-16z') +
  leaf(84, -2, 60, -50, ink.leaf) +
  leaf(-84, -2, 56, 226, ink.green);

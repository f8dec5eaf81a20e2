import { apple } from '#app/domain/catalog/motif/draw-fruit.ts';
import { chilliPod } from '#app/domain/catalog/motif/draw-vegetable.ts';
import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
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
  n,
  oval,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

/** A label with the woven diamond; jars and bottles of every set carry one. */
function label(y: number, w: number, h: number, outer: string, inner: string): string {
  return (
    box(ink.paper, -w / 2, y, w, h, 3) +
    line(outer, 5, `M${n(3 - w / 2)} ${y + 4}h${n(w - 6)}M${n(3 - w / 2)} ${y + h - 4}h${n(w - 6)}`) +
    diamond(0, y + h / 2, Math.min(w, h) * 0.3, outer, inner)
  );
}

export const honeyJar: Drawing = ({ accent }) =>
  fill('#D98A1B', 'M-66-148C-96-136-96-110-92-30C-90-4-70 0 0 0C70 0 90-4 92-30C96-110 96-136 66-148z') +
  fill('#F0AE3C', 'M-56-138C-82-128-82-100-78-34C-76-16-60-12-10-12C-40-50-46-100-56-138z') +
  label(-108, 112, 76, accent, ink.turmeric) +
  box('#8A4A12', -62, -188, 124, 26, 6) +
  fill('#B5651D', 'M-70-188C-60-204 60-204 70-188z') +
  box('#F6D58E', -62, -162, 124, 14) +
  shade('M50-148H66C96-136 96-110 92-30C90-4 70 0 40 0C60-40 64-100 50-148z', 0.13) +
  at(
    96,
    -34,
    oval('#E0A526', 0, 0, 20, 14) +
      line(ink.bark, 5, 'M-6-13V13M5-14V14') +
      oval('#fff', -6, -20, 15, 8, 24) +
      oval('#fff', 8, -20, 15, 8, -24) +
      disc(ink.bark, 20, -2, 6),
    1,
    -18,
  );

export const pickleJar: Drawing = ({ accent }) =>
  fill('#DDE7D8', 'M-72-150C-88-140-86-110-84-20C-82-2-60 0 0 0C60 0 82-2 84-20C86-110 88-140 72-150z') +
  fill('#E3C46E', 'M-70-132L-74-18C-72-8-50-8 0-8C50-8 72-8 74-18L70-132z') +
  at(-40, -30, chilliPod(ink.red), 0.66, 14) +
  at(40, -24, chilliPod(ink.coral), 0.7, -20) +
  fill('#F3E3B0', 'M-12-126h22v104h-22zM-62-120l20-6-6 60zM24-120l26 4-12 60z') +
  box(accent, -72, -188, 144, 34, 8) +
  box(ink.paper, -72, -166, 144, 5) +
  glow('M-64-120c-4 40-4 60 0 90h10c-4-30-4-60-2-90z', 0.4);

export const medicineJar: Drawing = ({ accent, accent2 }) =>
  fill('#5A2E14', 'M-74-112C-88-104-86-90-84-16C-82-2-60 0 0 0C60 0 82-2 84-16C86-90 88-104 74-112z') +
  glow('M-72-100c-6 30-6 60-2 86h12c-4-30-4-60 0-86z', 0.25) +
  label(-88, 124, 66, accent, accent2) +
  box(ink.pine, -78, -152, 156, 40, 9) +
  line('#4F7F59', 3, 'M-56-146v28M-28-146v28M0-146v28M28-146v28M56-146v28') +
  leaf(-4, -152, 66, -64, ink.leaf) +
  leaf(-4, -152, 58, -120, ink.green);

function tall(body: string, light: string, cap: string, mark: string): string {
  return (
    fill(
      body,
      'M-20-196V-158C-20-140-48-136-48-106V-14C-48-2-40 0 0 0C40 0 48-2 48-14V-106C48-136 20-140 20-158V-196z',
    ) +
    fill(light, 'M-38-104V-16C-38-10-34-8-26-8V-120C-34-116-38-112-38-104z') +
    shade('M10-196H20V-158C20-140 48-136 48-106V-14C48-2 40 0 16 0C30-30 34-110 10-150z', 0.14) +
    box(cap, -23, -216, 46, 34, 5) +
    mark
  );
}

export const chilliBottle: Drawing = ({ turn }) => {
  const body = turn % 3 === 0 ? '#E59A2B' : '#CF3A28';
  return (
    at(-34, 0, tall(body, '#F08A66', ink.green, label(-98, 96, 66, ink.redDeep, ink.turmeric)), 1.04) +
    at(48, -8, chilliPod(ink.red), 0.94, 14) +
    at(74, -12, chilliPod('#E2552F'), 0.78, 34)
  );
};

export const vinegarBottle: Drawing = ({ accent }) =>
  at(-26, 0, tall('#A85A1C', '#D08A3C', ink.bark, label(-98, 96, 66, accent, ink.turmeric)), 1.04) +
  at(80, 0, apple('#9CAF4C'), 0.8) +
  at(46, 0, apple('#B9883A'), 0.66, -8) +
  leaf(86, -76, 44, -20, ink.green);

export const oilBottle = (sprig: string): Drawing => {
  return ({ accent, accent2 }) =>
    at(
      -34,
      0,
      fill(
        '#8A4A16',
        'M-22-128C-24-114-58-110-58-84V-14C-58-2-50 0 0 0C50 0 58-2 58-14V-84C58-110 24-114 22-128z',
      ) +
        glow('M-46-82v66c0 6 4 8 10 8v-80c-6 0-8 2-10 6z', 0.3) +
        label(-82, 116, 64, accent, accent2) +
        box(ink.ink, -26, -158, 52, 32, 5) +
        fill(ink.ink, 'M-16-158C-20-190-16-208 0-212C16-208 20-190 16-158z'),
      1.05,
    ) + at(70, 0, sprig);
};

export const pumpBottle: Drawing = ({ accent }) =>
  at(
    -14,
    0,
    fill(
      '#4F7F59',
      'M-62-124C-62-142-46-146-24-146H24C46-146 62-142 62-124V-12C62-2 56 0 46 0H-46C-56 0-62-2-62-12z',
    ) +
      glow('M-50-120v100c0 8 4 10 10 10v-122c-8 2-10 6-10 12z', 0.25) +
      label(-104, 124, 72, accent, ink.turmeric) +
      box(accent, -24, -168, 48, 22, 4) +
      box(accent, -7, -196, 14, 30) +
      fill(accent, 'M-22-212H18C26-212 28-206 28-196H-22V-188H-50C-52-204-40-212-22-212z'),
  ) +
  leaf(60, -4, 78, -62, ink.leaf) +
  leaf(60, -4, 70, -20, ink.green) +
  disc('#fff', 84, -150, 11) +
  disc('#fff', 66, -182, 7);

export const soap: Drawing = ({ turn }) => {
  const [bar, side] = turn % 2 === 0 ? ['#C98A55', '#A66A38'] : ['#A9BD8A', '#7F9A63'];
  return (
    fill('#B98A4E', 'M-124-14H124L112 0H-112z') +
    fill(side, 'M-96-60H96V-24C96-16 90-14 84-14H-84C-90-14-96-16-96-24z') +
    fill(bar, 'M-84-92H84C94-92 96-88 96-78V-54H-96V-78C-96-88-94-92-84-92z') +
    fill(bar, 'M-70-150H66C76-150 78-146 78-136V-96H-82V-136C-82-146-80-150-70-150z') +
    shade('M-82-112H78V-92H-82z', 0.14) +
    box(ink.paper, -36, -152, 56, 62) +
    diamond(-8, -121, 20, ink.red, ink.turmeric) +
    dots('#fff', 22, [
      [92, -120],
      [106, -148],
    ]) +
    leaf(-52, -152, 66, -28, ink.green) +
    leaf(-52, -152, 50, -70, ink.leaf)
  );
};

export const footBath: Drawing = () =>
  line('#fff', 6, 'M-46-130c-14-20 14-34 0-56M0-136c-14-20 14-36 0-60M46-130c-14-20 14-34 0-56') +
  oval('#6FA08A', 0, -98, 104, 24) +
  leaf(-60, -100, 60, -10, ink.green) +
  leaf(30, -108, 56, 16, '#2F5A3C') +
  leaf(0, -92, 50, 190, ink.leaf) +
  fill('#B98048', 'M-112-100C-70-72 70-72 112-100L92 0H-92z') +
  line('#8A5A2B', 4, 'M-66-80l6 80M-22-74l2 74M22-74l-2 74M66-80l-6 80') +
  line(ink.bark, 9, 'M-104-62C-60-40 60-40 104-62M-96-22C-60-4 60-4 96-22');

const glass = (drink: string): string =>
  fill('#fff', 'M-30-90H30L22 0H-22z').replace('/>', ' opacity=".6"/>') + fill(drink, 'M-27-64H27L20-6H-20z');

export const juiceBottle: Drawing = ({ accent, turn }) => {
  const juice = turn % 2 === 0 ? '#B3354A' : '#DDB54A';
  return (
    at(-36, 0, tall(juice, '#F3D9B0', accent, label(-94, 96, 60, accent, ink.turmeric)), 1.04) +
    at(62, 0, glass(juice), 1.05) +
    line(accent, 6, 'M66-20L84-136') +
    disc('#F3B94A', 36, -92, 22) +
    line('#FBE9C0', 3, 'M36-110v36M18-92h36M24-104l24 24M48-104l-24 24')
  );
};

export const waterBottle: Drawing = ({ accent2 }) =>
  at(-30, 0, tall('#9FC3DB', '#D8EAF4', ink.indigo2, label(-96, 96, 56, ink.indigo, accent2)), 1.06) +
  at(66, 0, glass('#B9D9EA'), 1.1) +
  fill('#fff', 'M-4-140c10 14 10 24 0 26c-10-2-10-12 0-26z');

/** A cob in its leaves. */
export const corn: string =
  fill('#E8B23A', 'M0 0C-30-10-34-90 0-128C34-90 30-10 0 0z') +
  line('#B9801C', 2.5, 'M-10-106V-10M10-106V-10M-22-84H22M-25-62H25M-24-40H24M-18-20H18') +
  fill(ink.leaf, 'M0 4C-40-10-44-60-30-86C-22-50-10-20 0 4zM0 4C40-10 44-60 30-86C22-50 10-20 0 4z');

export const cornCob: Drawing = () =>
  at(62, -6, corn, 1.1, 30) + at(-58, -6, corn, 1.15, -26) + at(2, 0, corn, 1.6, 2);

/** A bottle of spirit and a cup, beside what it is made of. */
export const spirit =
  (grain: string): Drawing =>
  ({ accent, accent2 }) =>
    at(
      -34,
      0,
      fill(
        '#E9EDE6',
        'M-18-200V-150C-22-130-62-120-62-70C-62-20-50 0 0 0C50 0 62-20 62-70C62-120 22-130 18-150V-200z',
      ) +
        fill('#D5DDD2', 'M18-150C22-130 62-120 62-70C62-20 50 0 10 0C44-30 44-110 10-150z') +
        label(-98, 112, 64, accent, accent2) +
        box(ink.bark, -20, -222, 40, 30, 6) +
        fill(accent, 'M-26-192H26V-176H-26z') +
        line(accent, 5, 'M18-178c16 8 14 26 24 34'),
      1.02,
    ) +
    at(72, 0, grain) +
    at(
      34,
      0,
      fill(ink.paper, 'M-20-32H20C20-10 14 0 0 0C-14 0-20-10-20-32z') +
        fill(ink.indigo2, 'M-19-22H19l-2 8H-17z'),
      1,
    );

export const wine: Drawing = ({ accent }) =>
  at(-32, 0, tall('#4A1530', '#7A2F4E', ink.redDeep, label(-98, 96, 66, accent, ink.turmeric)), 1.05) +
  at(
    56,
    0,
    line('#fff', 5, 'M0-62V-4M-26-2H26') +
      fill('#fff', 'M-34-132H34C36-90 20-60 0-60C-20-60-36-90-34-132z').replace('/>', ' opacity=".65"/>') +
      fill('#8E2445', 'M-32-106H32C30-80 16-66 0-66C-16-66-30-80-32-106z'),
    1.1,
  ) +
  at(98, 0, apple('#B9883A'), 0.5);

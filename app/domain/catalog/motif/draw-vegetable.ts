import { ink } from '#app/domain/catalog/motif/palette.ts';
import {
  at,
  ball,
  box,
  type Drawing,
  disc,
  fill,
  glow,
  leaf,
  line,
  oval,
  shade,
} from '#app/domain/catalog/motif/shape.ts';

export const chayote: Drawing = () => {
  const one = (color: string) =>
    fill(color, 'M0 0C-30-4-70-24-66-84C-62-130-36-160 0-160C36-160 62-130 66-84C70-24 30-4 0 0z') +
    line(ink.green, 3, 'M0-8V-140M-26-16C-44-60-40-110-20-144M26-16C44-60 40-110 20-144') +
    glow('M-46-90c0-24 12-40 22-46c-8 24-10 40-10 60z', 0.25);
  return (
    line(ink.green, 6, 'M-36-166c-10-30 20-50 60-40c14 4 10 18 0 14') +
    leaf(-36, -180, 70, 200, ink.leaf) +
    at(58, 0, one('#8DAF5C'), 0.86, 10) +
    at(-36, 0, one('#A9C873'), 1.06, -5)
  );
};

export const greens: Drawing = ({ accent }) => {
  const big = (turn: number, color: string, veins: string) =>
    at(
      0,
      -46,
      fill(color, 'M0 0C-20-40-56-60-50-104C-60-130-30-160 0-168C30-160 60-130 50-104C56-60 20-40 0 0z') +
        line('#DCE8D8', 5, veins),
      1,
      turn,
    );
  return (
    big(-46, ink.green, 'M0 8V-140') +
    big(46, ink.green, 'M0 8V-140') +
    big(-22, '#55854F', 'M0 8V-140') +
    big(24, '#55854F', 'M0 8V-140') +
    big(0, ink.leaf, 'M0 8V-140M-26-82L0-50 26-82M-18-112L0-88 18-112') +
    fill('#DCE8C8', 'M-30-50C-20-20-24-4-34 0H34C24-4 20-20 30-50z') +
    box(accent, -30, -50, 60, 16, 5)
  );
};

export const peppers: Drawing = () =>
  at(
    48,
    0,
    fill(ink.turmeric, 'M0 0C-50 6-64-60-56-110C-40-136-10-130 0-122C10-130 40-136 56-110C64-60 50 6 0 0z') +
      shade('M30-126C40-80 34-20 4 0C50 4 64-60 56-110C50-120 40-126 30-126z', 0.12) +
      line('#B97F14', 3, 'M0-118C-12-80-12-40-2-6') +
      line(ink.green, 12, 'M0-122c0-20 4-28 14-34'),
    1.15,
  ) +
  ball(ink.red, -48, -56, 58) +
  fill(ink.green, 'M-48-106l-30-8 18 14-10 20 22-14 22 14-10-20 18-14z') +
  line(ink.green, 6, 'M-48-108v-16');

export const roots: Drawing = ({ turn }) => {
  const skin = turn % 2 === 0 ? '#A8693F' : '#B98A5A';
  const one =
    fill(skin, 'M0 0C-30-6-46-60-36-110C-30-140 26-144 34-110C44-60 30-4 0 0z') +
    line('#7F4A28', 3, 'M-30-90c20 8 40 6 58-2M-34-58c14 6 26 6 36 2M-8-26c10 4 18 2 24-2') +
    glow('M-24-100q4-18 18-22q-8 20-6 56q-14-10-12-34z', 0.25);
  return (
    leaf(0, -130, 92, -58, ink.green) +
    leaf(0, -130, 92, -122, ink.leaf) +
    leaf(0, -130, 84, -90, '#55854F') +
    at(70, -10, one, 0.95, 48) +
    at(-70, -10, one, 0.95, -48) +
    at(0, 0, one, 1.2)
  );
};

export const bambooShoot: Drawing = () => {
  const one = (color: string) =>
    fill(color, 'M-48 0C-50-60-30-150 4-206C34-150 50-60 48 0z') +
    fill('#EBD9A8', 'M-48 0C-48-30-46-54-40-80C-10-66 20-40 30 0z') +
    fill('#A97B3C', 'M48 0C50-40 46-80 36-118C10-100-8-60-12 0z') +
    shade('M20-176C36-140 50-60 48 0H22C36-60 32-120 20-176z') +
    line('#7A5522', 3, 'M-30-116c14 4 28 12 36 24M24-140c-16 8-26 18-32 30');
  return (
    at(62, 0, one('#C59A56'), 0.72, 8) +
    at(-30, 0, one('#D3AC66'), 1.08, -3) +
    leaf(-84, -2, 64, -34, ink.leaf)
  );
};

export const chilliPod = (color: string): string =>
  fill(color, 'M-17-118C-32-60-24-20 14 4C4-30 24-70 17-118z') +
  '<path d="M-8-100q-10 46 2 76" fill="none" stroke="#fff" stroke-width="4" opacity=".35"/>' +
  line(ink.green, 9, 'M-14-120q14-8 28 0M0-124q0-16 10-24');

export const chilli: Drawing = ({ turn }) => {
  const second = turn % 2 === 0 ? '#E2552F' : ink.turmeric;
  return (
    at(72, -20, chilliPod(ink.redDeep), 1.1, 46) +
    at(-50, -16, chilliPod('#A32019'), 1.15, -36) +
    at(34, -10, chilliPod(second), 1.35, 18) +
    at(-20, -4, chilliPod(ink.red), 1.5, -10)
  );
};

const cap = (color: string): string =>
  fill('#F0E2C6', 'M-20 0C-14-30-16-50-18-70H18C16-50 14-30 22 0z') +
  fill(color, 'M-80-66C-78-132 78-132 80-66C50-50-50-50-80-66z') +
  fill('#E8D3AE', 'M-80-66C-50-50 50-50 80-66C60-76-60-76-80-66z') +
  line('#F3E3C4', 3.5, 'M-40-98l12 8M-6-108l4 14M34-100l-8 12M-14-84h12M40-84l8 4');

export const mushroom: Drawing = () =>
  at(68, 0, cap('#8A5A34'), 0.78, 8) +
  at(-62, 0, cap('#7A4B2A'), 0.86, -8) +
  at(4, -28, cap('#A06A3C'), 1.22);

export const cordyceps: Drawing = ({ accent }) => {
  const stems =
    'M-52-70c-8-40 8-60-8-106M-28-70c6-50-6-80 6-136M0-70c-6-60 6-90-6-152M28-70c8-50-8-80 8-126M52-70c4-40-4-60 4-100';
  return (
    line('#E08A1E', 14, stems) +
    `<path d="${stems}" transform="translate(-3 4)" fill="none" stroke="#F4B64A" stroke-width="5"/>` +
    fill(ink.paper, 'M-84-76H84L72 0H-72z') +
    shade('M30-76H84L72 0H34z', 0.08) +
    box('#C98A2E', -88, -86, 176, 18, 7) +
    fill(accent, 'M-79-44H79l-3 20H-76z') +
    fill(ink.turmeric, 'M-40-44l10 10-10 10-10-10zM0-44l10 10-10 10-10-10zM40-44l10 10-10 10-10-10z')
  );
};

export const garlic: Drawing = () => {
  const bulb =
    fill('#F6ECDF', 'M0 0C-60 0-76-50-52-82C-34-104-14-104-8-142H8C14-104 34-104 52-82C76-50 60 0 0 0z') +
    line('#CFA9B0', 3.5, 'M-4-130C-20-90-36-60-20-4M4-130C20-90 36-60 20-4M0-120V-4') +
    shade('M24-98C60-60 50-10 0 0C60 0 76-50 52-82C44-92 34-94 24-98z', 0.08);
  return (
    at(
      64,
      0,
      disc('#8F3A56', 0, -46, 48) +
        line('#B96A82', 3, 'M0-94C-30-60-26-20 0 0M0-94C30-60 26-20 0 0') +
        line('#8F6A3A', 6, 'M0-92v-28'),
      1,
    ) +
    at(-40, 0, bulb, 1.3) +
    oval('#F6ECDF', 18, -14, 20, 13, -20)
  );
};

export const chestnut: Drawing = () => {
  const nut =
    fill('#7A3F1D', 'M0 0C-46 0-58-34-50-56C-40-84-12-90 0-106C12-90 40-84 50-56C58-34 46 0 0 0z') +
    fill('#C79A62', 'M-42-10C-30-26 30-26 42-10C30 0-30 0-42-10z') +
    glow('M-34-50c4-16 14-22 22-26c-4 14-6 26-6 38z', 0.25);
  return (
    at(66, 0, nut, 1) +
    at(-64, 0, nut, 1.05, -6) +
    at(0, -70, nut, 1.15, 4) +
    leaf(30, -176, 84, -10, ink.green) +
    leaf(26, -176, 70, 206, ink.leaf)
  );
};

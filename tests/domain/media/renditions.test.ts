import { expect, test } from 'vitest';
import {
  parseRenditionName,
  pictureSources,
  plannedRenditions,
  renditionName,
  renditionWidths,
} from '#app/domain/media/renditions.ts';

const hash = '0a'.repeat(32);

test.each([
  [3000, [320, 640, 960, 1600]],
  [1600, [320, 640, 960, 1600]],
  [1500, [320, 640, 960, 1500]],
  [1000, [320, 640, 960]],
  [700, [320, 640]],
  [320, [320]],
  [200, [200]],
])('a photo %i px wide has the widths %j, none of them enlarged', (width, widths) => {
  expect(renditionWidths(width)).toEqual(widths);
});

test('every planned rendition has a name that the route reads back', () => {
  const planned = plannedRenditions({ hash, width: 1500 });
  expect(planned.map(({ name }) => parseRenditionName(name))).toEqual(
    planned.map(({ width, format }) => ({ hash, width, format })),
  );
  expect(new Set(planned.map(({ name }) => name)).size).toBe(13);
});

test('a picture asks for nothing that is not planned', () => {
  for (const width of [150, 480, 1000, 2250, 3000]) {
    const photo = { hash, width, height: 900 };
    const { sources, src, srcSet } = pictureSources(photo);
    const asked = [
      src,
      ...[srcSet, ...sources.map((source) => source.srcSet)].flatMap((set) => set.split(', ')),
    ];
    const planned = new Set(plannedRenditions(photo).map(({ name }) => `/img/${name}`));
    expect(asked.map((address) => address.split(' ')[0]).filter((path) => !planned.has(path ?? ''))).toEqual(
      [],
    );
  }
});

test.each([
  `${hash}.jpg`,
  `${hash}-640.jpeg`,
  `${hash}-640.svg`,
  `${hash}-0640.webp`,
  `${hash}-3001.webp`,
  `${hash}-square.webp`,
  `${hash.toUpperCase()}-640.webp`,
  `${hash.slice(1)}-640.webp`,
  `../${hash}-640.webp`,
  `${hash}-640.webp/..`,
  '',
])('%j is no picture of ours', (name) => {
  expect(parseRenditionName(name)).toBeUndefined();
});

test('names carry the hash, the width and the format', () => {
  expect(renditionName(hash, 'square', 'jpg')).toBe(`${hash}-square.jpg`);
});

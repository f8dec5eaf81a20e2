import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CommuneMap } from '#app/components/commune-map.tsx';
import { classOf, mapClasses } from '#app/components/map-classes.ts';
import type { CommuneShapes } from '#app/domain/register/commune-shape.ts';
import { communeShapes } from '#app/domain/register/commune-shapes.server.ts';
import { type Point, simplifyLine } from '#app/domain/register/simplify-line.ts';

function render(shapes: CommuneShapes, values: Record<string, number>): string {
  return renderToStaticMarkup(
    createElement(CommuneMap, {
      shapes,
      values,
      hrefFor: (code) => `/department/register?commune=${code}`,
      title: 'Sản phẩm đã lên sàn theo xã',
      description: 'Bản đồ 99 xã, phường của tỉnh Lào Cai.',
      describe: (name, value) => `${name}: ${value} sản phẩm`,
      legendFor: (low, high) => (low === high ? `${low} sản phẩm` : `${low}–${high} sản phẩm`),
    }),
  );
}

/** Where a path's rings run, in view box units. */
function points(path: string): Point[] {
  let [x, y] = [0, 0];
  const found: Point[] = [];
  for (const [, command = '', numbers = ''] of path.matchAll(/([MlhvzZ])([^MlhvzZ]*)/g)) {
    const steps = (numbers.match(/-?\d+/g) ?? []).map(Number);
    if (command === 'M') [x = 0, y = 0] = steps;
    for (let i = 0; i < steps.length; i += command === 'l' || command === 'M' ? 2 : 1) {
      if (command === 'l') [x, y] = [x + (steps[i] ?? 0), y + (steps[i + 1] ?? 0)];
      if (command === 'h') x += steps[i] ?? 0;
      if (command === 'v') y += steps[i] ?? 0;
      found.push([x, y]);
    }
  }
  return found;
}

function area(path: string): number {
  const ring = points(path);
  return Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
}

/** How far a point stands from the nearest segment of a line. */
function distanceTo(line: readonly Point[], [px, py]: Point): number {
  return Math.min(
    ...line.map(([ax, ay], i) => {
      const [bx, by] = line[i + 1] ?? [ax, ay];
      const squared = (bx - ax) ** 2 + (by - ay) ** 2;
      const along = squared === 0 ? 0 : ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / squared;
      const t = Math.max(0, Math.min(1, along));
      return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay));
    }),
  );
}

describe('communeShapes', () => {
  const province = communeShapes('.');
  const former = communeShapes('.', 'formerLaoCai');

  it('knows the 99 communes, and the 48 on the ground of the former province', () => {
    expect(new Set(province.communes.map(({ code }) => code)).size).toBe(99);
    expect(former.communes).toHaveLength(48);
    expect(former.communes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Bản Liền', 'Sa Pa', 'Y Tý']),
    );
    expect(former.communes.map(({ name }) => name)).not.toContain('Mù Cang Chải');
    expect(province.formerBorder).toMatch(/^M/);
    expect(former.formerBorder).toBe('');
  });

  it.each([
    ['province', province],
    ['formerLaoCai', former],
  ] as const)('keeps every commune of %s an area inside the picture', (_, shapes) => {
    for (const { name, path } of shapes.communes) {
      expect(area(path), name).toBeGreaterThan(20);
      for (const [x, y] of points(path)) {
        expect(x >= 0 && x <= shapes.width && y >= 0 && y <= shapes.height, `${name} ${x} ${y}`).toBe(true);
      }
    }
  });

  it('leaves the areas in the proportions of the ground', () => {
    const total = province.communes.reduce((sum, { path }) => sum + area(path), 0);
    const share = (name: string) =>
      area(province.communes.find((one) => one.name === name)?.path ?? '') / total;
    expect(share('Lào Cai') * 13256).toBeGreaterThan(72 * 0.85);
    expect(share('Lào Cai') * 13256).toBeLessThan(72 * 1.15);
  });

  it('is read once', () => {
    expect(communeShapes('.')).toBe(province);
    expect(() => communeShapes('/nowhere')).toThrow(/ENOENT/);
  });
});

describe('simplifyLine', () => {
  it('keeps the ends and never strays further than the tolerance', () => {
    const coordinate = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 }), (line) => {
        const simple = simplifyLine(line, 3);
        expect(simple[0]).toEqual(line[0]);
        expect(simple.at(-1)).toEqual(line.at(-1));
        expect(line.every((point) => distanceTo(simple, point) <= 3 + 1e-9)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(
      simplifyLine(
        [
          [0, 0],
          [5, 1],
          [10, 0],
        ],
        2,
      ),
    ).toEqual([
      [0, 0],
      [10, 0],
    ]);
    expect(
      simplifyLine(
        [
          [0, 0],
          [5, 3],
          [10, 0],
        ],
        2,
      ),
    ).toHaveLength(3);
  });

  it('leaves a closed line an area', () => {
    expect(
      simplifyLine(
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
        50,
      ).length,
    ).toBeGreaterThan(2);
  });
});

describe('mapClasses', () => {
  it('puts every number in exactly one class', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 1, maxLength: 99 }),
        fc.integer({ min: 1, max: 5 }),
        (values, steps) => {
          const classes = mapClasses(values, steps);
          expect(classes.length).toBeLessThanOrEqual(steps + 1);
          for (const value of values) {
            expect(classes.filter(({ low, high }) => value >= low && value <= high)).toHaveLength(1);
            expect(classOf(classes, value) === 0).toBe(value === 0);
          }
          const used = classes.map(({ colour }) => colour);
          expect(new Set(used).size).toBe(used.length);
          expect(used).toEqual([...used].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('keeps one busy town from leaving the rest one colour', () => {
    const classes = mapClasses([0, 1, 1, 2, 2, 3, 4, 90], 4);
    expect(classes).toEqual([
      { low: 0, high: 0, colour: 0 },
      { low: 1, high: 1, colour: 1 },
      { low: 2, high: 2, colour: 2 },
      { low: 3, high: 4, colour: 3 },
      { low: 90, high: 90, colour: 4 },
    ]);
  });
});

describe('CommuneMap', () => {
  const shapes = communeShapes('.');
  const values = Object.fromEntries(shapes.communes.map(({ code }, i) => [code, i % 8]));

  it('weighs 40 kB or less with a link and a name for each commune', () => {
    const html = render(shapes, values);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(40_000);
    const links = html.match(/<a href="\/department\/register\?commune=\d{5}"[^>]*>/g) ?? [];
    expect(links).toHaveLength(99);
    // The keyboard passes over those that have nothing.
    const empty = Object.values(values).filter((value) => value === 0).length;
    expect(links.filter((link) => link.includes('tabindex="-1"'))).toHaveLength(empty);
    const first = shapes.communes[1];
    expect(html).toContain(`>${first?.name}: 1 sản phẩm</text></a>`);
  });

  it('says what it is, what its colours mean and whose borders it shows', () => {
    const html = render(shapes, values);
    expect(html).toContain('aria-labelledby="map-title map-description"');
    expect(html).toContain('<title id="map-title">Sản phẩm đã lên sàn theo xã</title>');
    expect(html.match(/<li/g)).toHaveLength(5);
    expect(html).toContain('thanglequoc/vietnamese-provinces-database (MIT)');
  });

  it('shows a commune without a number as empty', () => {
    const html = render(shapes, {});
    expect(html.match(/fill="#ebe1ce" fill-rule="evenodd"/g)).toHaveLength(99);
    expect(html.match(/<li/g)).toHaveLength(1);
  });
});

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { motifPath } from '#app/domain/catalog/motif/motif-path.ts';
import { motifSvg } from '#app/domain/catalog/motif/motif-svg.ts';
import { foodSets } from '#app/domain/catalog/motif/product-sets-food.ts';
import { otherSets } from '#app/domain/catalog/motif/product-sets-other.ts';
import { motifKey } from '#app/domain/catalog/motif/seed.ts';

const rows = (file: string): Record<string, string>[] =>
  parse(readFileSync(`db/reference/${file}`), { columns: true });
const drawnSets = { ...foodSets, ...otherSets };
const words = Object.entries(drawnSets).flatMap(([setCode, set]) =>
  ['', ...(set.kinds ?? []).flatMap(([list]) => list.split('|'))].map((word) => ({ setCode, word })),
);

function elements(svg: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => names.push(tag.name));
  parser.write(svg).close();
  return names;
}

/** The goods without the hills and the cloth around them. */
const goods = (svg: string) => svg.slice(svg.indexOf('<ellipse'));

describe('motifSvg', () => {
  it('draws every product set of the classification in force', () => {
    expect(Object.keys(drawnSets).sort()).toEqual(
      rows('ocop-classification-2026.csv')
        .map((row) => row.code)
        .sort(),
    );
  });

  it('is the same picture for the same listing, however its name is typed', () => {
    const name = 'Chè Shan tuyết hữu cơ Bản Liền';
    const picture = motifSvg({ setCode: 'QD26-11', seed: name });
    for (const spelling of [name.normalize('NFD'), name.toUpperCase(), ` ${name} `, motifKey(name)]) {
      expect(motifSvg({ setCode: 'QD26-11', seed: spelling })).toBe(picture);
    }
    expect(motifSvg({ setCode: 'QD26-11', seed: `${name} 2` })).not.toBe(picture);
  });

  it('stays within 3 kB, well-formed, without text, scripts, ids or references', () => {
    for (const { setCode, word } of words) {
      for (let i = 0; i < 12; i++) {
        const svg = motifSvg({ setCode, seed: `${word} ${i}` });
        expect(Buffer.byteLength(svg), `${setCode} ${word} ${i}`).toBeLessThanOrEqual(3072);
        expect(svg).not.toMatch(/NaN|undefined|href|id=|style|url\(/);
        expect(new Set(elements(svg))).toSatisfy((names: Set<string>) =>
          [...names].every((name) => ['svg', 'g', 'path', 'circle', 'ellipse', 'rect'].includes(name)),
        );
      }
    }
  });

  it('never breaks on what people type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (setCode, seed) => {
        expect(elements(motifSvg({ setCode, seed }))[0]).toBe('svg');
        expect(motifKey(motifKey(seed))).toBe(motifKey(seed));
      }),
    );
  });

  it('takes the object from the first word that names one', () => {
    const of = (setCode: string, seed: string) => goods(motifSvg({ setCode, seed }));
    const shape = (setCode: string, seed: string) => of(setCode, seed).replace(/#[0-9A-Fa-f]{3,6}/g, '');
    expect(shape('QD26-01', 'Lê Nậm Pung')).toBe(shape('QD26-01', 'Lê Tai Nung'));
    expect(shape('QD26-01', 'Dưa lưới')).not.toBe(shape('QD26-01', 'Dứa Bản Lầu'));
    expect(shape('QD26-06', 'Bánh tam giác mạch')).not.toBe(shape('QD26-06', 'Bánh chưng đen'));
    expect(shape('QD26-20', 'Tinh dầu sả')).not.toBe(shape('QD26-20', 'Tinh dầu quế'));
  });

  it('gives the demo market at least sixty different goods', () => {
    const shapes = rows('product-kinds.csv').map((row) =>
      goods(motifSvg({ setCode: row.criteria_set ?? '', seed: row.kind_vi ?? '' })).replace(
        /#[0-9A-Fa-f]{3,6}/g,
        '',
      ),
    );
    expect(new Set(shapes).size).toBeGreaterThanOrEqual(60);
  });

  it('fills other shapes than a square and is drawn by the renderer of channel pictures', async () => {
    const svg = motifSvg({ setCode: 'QD26-13', seed: 'Chocolate', width: 1200, height: 630 });
    const image = sharp(Buffer.from(svg));
    expect(await image.metadata()).toMatchObject({ width: 1200, height: 630 });
    const { channels } = await image.stats();
    for (const channel of channels.slice(0, 3)) expect(channel.stdev).toBeGreaterThan(20);
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    const right = data.subarray((info.width * 629 + 1199) * info.channels);
    const left = data.subarray(info.width * 629 * info.channels);
    expect([right[0], right[1], right[2]]).toEqual([left[0], left[1], left[2]]);
  });
});

describe('a product whose set nobody has filed yet', () => {
  it.each(
    rows('product-kinds.csv').map((row) => [row.kind_vi ?? '', row.criteria_set ?? '']),
  )('%s is drawn as it will be in %s', (seed, setCode) => {
    expect(motifSvg({ setCode: '', seed })).toBe(motifSvg({ setCode, seed }));
    expect(motifSvg({ setCode: 'any', seed })).toBe(motifSvg({ setCode, seed }));
  });

  it('gets a general picture where its name says nothing', () => {
    expect(motifSvg({ setCode: '', seed: 'Hàng mới' })).not.toBe(motifSvg({ setCode: '', seed: 'Chè' }));
    expect(elements(motifSvg({ setCode: '', seed: 'Hàng mới' }))[0]).toBe('svg');
  });
});

describe('motifPath', () => {
  it('is one address for a name and for its spellings', () => {
    expect(motifPath('QD26-11', 'Chè Shan tuyết (Bản Liền)')).toBe(
      '/motifs/QD26-11/che-shan-tuyet-ban-lien.svg',
    );
    expect(motifPath('QD26-04', '🐝')).toBe('/motifs/QD26-04/phien.svg');
  });
});

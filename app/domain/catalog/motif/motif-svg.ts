import { basket } from '#app/domain/catalog/motif/draw-craft.ts';
import { produceBasket } from '#app/domain/catalog/motif/draw-herb.ts';
import { drawingFor, likelySet, type ProductSet } from '#app/domain/catalog/motif/kinds.ts';
import { cloths, ink, schemes } from '#app/domain/catalog/motif/palette.ts';
import { foodSets } from '#app/domain/catalog/motif/product-sets-food.ts';
import { otherSets } from '#app/domain/catalog/motif/product-sets-other.ts';
import { hills, table } from '#app/domain/catalog/motif/scene.ts';
import { motifKey, rollFrom } from '#app/domain/catalog/motif/seed.ts';
import { at, squeeze } from '#app/domain/catalog/motif/shape.ts';

/** A product whose set is not known yet, or a set newer than these drawings. */
const anySet: ProductSet = {
  skies: ['tea', 'dawn', 'indigo'],
  usual: [produceBasket, basket],
};

const sets = new Map(Object.entries({ ...foodSets, ...otherSets }));

export type MotifInput = {
  /** A product set of Decision 26/2026/QĐ-TTg, "QD26-01" to "QD26-26"; with another code the seed's words choose the set. */
  setCode: string;
  /** What the listing is called, or its product kind: its words choose the object, all of it the rest. */
  seed: string;
  /** Size in pixels of the outermost element; the picture fills this shape. Default 400 × 400. */
  width?: number;
  height?: number;
};

/**
 * A drawn picture for a listing without photographs: hills, a market table with a woven cloth, and the goods.
 * Pure: equal input gives equal text. A complete SVG document of at most 3 kB at 400 × 400, without text,
 * ids, styles or references, so that it may stand in a page, an `<img>`, or go through an SVG renderer.
 */
export function motifSvg({ setCode, seed, width = 400, height = 400 }: MotifInput): string {
  const key = motifKey(seed);
  // A likely set gives the very picture that the product will have once it is filed there.
  const known = sets.get(setCode);
  const [code, set] = known ? [setCode, known] : (likelySet(sets, key) ?? [setCode, anySet]);
  const roll = rollFrom(`${code}/${key}`);
  const scheme = schemes[roll.pick(set.skies)];
  const cloth = roll.pick(cloths);
  const drawing = drawingFor(set, key) ?? roll.pick(set.usual);
  const thread = roll.pick([ink.red, ink.indigo, ink.green, ink.redDeep]);
  const scale = 400 / Math.min(width, height);
  const frame = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const ground = frame.height - 62;
  const size = frame.height > frame.width ? 1.1 : 1.08;
  const goods = drawing({ accent: thread, accent2: ink.turmeric, turn: roll.between(0, 5) });
  return squeeze(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${frame.width} ${frame.height}" stroke-linecap="round">` +
      hills(frame, roll, scheme, ground) +
      table(frame, roll, scheme, cloth, ground) +
      `<ellipse cx="${Math.round(frame.width / 2) + 8}" cy="${ground}" rx="122" ry="9" opacity=".16"/>` +
      at(frame.width / 2, ground, goods, size) +
      '</svg>',
  );
}

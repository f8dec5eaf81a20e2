import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { XmlBytes } from '#app/domain/channels/template/xml-bytes.ts';

/** What a reader of the XML finds as text. */
function read(xml: Buffer): string {
  let text = '';
  const parser = new SaxesParser();
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(new TextDecoder('utf-8', { fatal: true }).decode(xml)).close();
  return text;
}

function written(text: string): Buffer {
  const out = new XmlBytes();
  out.ascii('<t>');
  out.text(text);
  out.xml('</t>');
  return out.end();
}

const units = fc.oneof(
  fc.constantFrom('_', '_x0041_', '&', '<', ']]>', '\r', '\n', '\t', '\u0000', '\u007f', '\u0085', '\ufffe'),
  fc.constantFrom('\ud83c', '\udf75', '🍵', 'ệ', 'đ', 'é', '한', '\ue000', '\ufffd', 'a', ' '),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

test('any text comes back whole but for what a cell cannot hold', () => {
  fc.assert(
    fc.property(fc.array(units, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const kept = text
        .replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}|[\ufffe\uffff]/gu, '')
        .replace(/\r\n?/g, '\n')
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
      expect(read(written(text))).toBe(kept);
    }),
    { numRuns: 2_000 },
  );
});

test('it grows over any number of pieces', () => {
  const out = new XmlBytes();
  const pieces = Array.from({ length: 30_000 }, (_, n) => `Chè số ${n} <&>`);
  out.xml('<t>');
  for (const piece of pieces) out.text(piece);
  out.ascii('</t>');
  expect(read(out.end())).toBe(pieces.join(''));
});

import { expect, test } from 'vitest';
import { sniffPhoto } from '#app/domain/media/sniff-photo.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';

test.each(['jpeg', 'png', 'webp', 'avif'] as const)('a real %s is known by its own bytes', async (format) => {
  expect(sniffPhoto(await photoBytes({ format, width: 100, height: 80 }))).toEqual({ format });
});

test.each(['gif', 'tiff'] as const)('a real %s is refused by its name', async (format) => {
  expect(sniffPhoto(await photoBytes({ format, width: 100, height: 80 }))).toEqual({ refusal: format });
});

const box = (major: string, ...compatible: Array<string>) =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 16 + compatible.length * 4]),
    Buffer.from(`ftyp${major}\0\0\0\0${compatible.join('')}`, 'latin1'),
    Buffer.from('\0\0\x01\x00metaheic-looking rest', 'latin1'),
  ]);

test.each([
  ['an iPhone photo', box('heic', 'mif1', 'heic'), 'heic'],
  ['a Samsung photo in high efficiency', box('heix', 'mif1', 'heix'), 'heic'],
  ['a HEIF that names no codec', box('mif1', 'msf1'), 'heic'],
  ['a live photo sequence', box('hevc', 'msf1', 'hevc'), 'heic'],
  ['a phone video', box('isom', 'isom', 'mp42'), 'video'],
  ['a QuickTime video', box('qt  ', 'qt  '), 'video'],
  ['a Canon raw photo', box('crx ', 'crx ', 'isom'), 'rawCamera'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
  [
    'an SVG behind a declaration and a comment',
    Buffer.from('\ufeff<?xml version="1.0"?><!-- x --><svg:svg xmlns:svg="x">'),
    'svg',
  ],
  ['an SVG in UTF-16', Buffer.from('\ufeff<svg width="9">', 'utf16le'), 'svg'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
  ['a workbook', Buffer.from('PK\x03\x04rest', 'latin1'), 'office'],
  ['an AVI', Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1'), 'video'],
  ['a sound', Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), 'notAPhoto'],
  ['a BigTIFF', Buffer.from('II+\0\x08\0\0\0', 'latin1'), 'tiff'],
  ['a web page', Buffer.from('<!doctype html><html><svg></svg>'), 'notAPhoto'],
  ['a letter', Buffer.from('Xin chào'), 'notAPhoto'],
  ['nothing', Buffer.alloc(0), 'empty'],
  ['one byte', Buffer.from([0xff]), 'notAPhoto'],
])('%s is refused as %3$s', (_, bytes, refusal) => {
  expect(sniffPhoto(bytes)).toEqual({ refusal });
});

test('an AVIF whose major brand is the general one is still an AVIF', () => {
  expect(sniffPhoto(box('mif1', 'mif1', 'avif', 'miaf'))).toEqual({ format: 'avif' });
});

test('brands are read from the box alone, not from what follows it', () => {
  expect(sniffPhoto(Buffer.concat([box('isom'), Buffer.from('heicavif')]))).toEqual({ refusal: 'video' });
});

import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import type { PreparedPhoto } from '#app/domain/media/decoder/protocol.ts';
import { openDecoder } from '#app/domain/media/decoder-process.server.ts';
import { photoTips } from '#app/domain/media/photo-look.ts';
import { plannedRenditions } from '#app/domain/media/renditions.ts';
import { photoBytes, QUADRANTS, quadrantColours } from '#tests/factories/photo-bytes.ts';

const decoder = openDecoder();
afterAll(() => decoder.stop());

async function prepared(bytes: Uint8Array): Promise<PreparedPhoto> {
  const answer = await decoder.prepare(bytes);
  if ('refusal' in answer) throw new Error(`refused as ${answer.refusal}: ${answer.detail}`);
  return answer.photo;
}

function expectUpright(colours: Array<Array<number>>) {
  const wanted = QUADRANTS.map((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
  const off = colours.flatMap((colour, i) =>
    colour.map((value, j) => Math.abs(value - (wanted[i]?.[j] ?? 0))),
  );
  expect(Math.max(...off)).toBeLessThan(16);
}

test('a 12-megapixel photo becomes a smaller master, a preview and a placeholder', async () => {
  const photo = await prepared(await photoBytes({ width: 4000, height: 3000 }));
  expect([photo.width, photo.height]).toEqual([3000, 2250]);
  expect(photo.hash).toBe(createHash('sha256').update(photo.master).digest('hex'));
  expect(await sharp(photo.master).metadata()).toMatchObject({
    format: 'jpeg',
    width: 3000,
    height: 2250,
    space: 'srgb',
  });
  expect(await sharp(photo.preview).metadata()).toMatchObject({ format: 'webp', width: 640, height: 480 });
  expect(photo.placeholder).toMatch(/^data:image\/webp;base64,/);
  expect(photo.placeholder.length).toBeLessThanOrEqual(300);
  const tiny = await sharp(Buffer.from(photo.placeholder.split(',')[1] ?? '', 'base64')).metadata();
  expect(tiny.width).toBeLessThanOrEqual(32);
  expectUpright(await quadrantColours(photo.preview));
  expect(photoTips(photo.measures)).toEqual([]);
});

test.each([
  1, 2, 3, 4, 5, 6, 7, 8,
])('a photo held as orientation %i is upright everywhere', async (orientation) => {
  const photo = await prepared(await photoBytes({ orientation, width: 800, height: 600 }));
  expect([photo.width, photo.height]).toEqual([800, 600]);
  expect((await sharp(photo.master).metadata()).orientation).toBeUndefined();
  expectUpright(await quadrantColours(photo.master));
  expectUpright(await quadrantColours(photo.preview));
});

test('place, owner and colour profile are gone from everything that is kept', async () => {
  const upload = await photoBytes({ gps: true, width: 1300, height: 900 });
  const withProfile = await sharp(upload)
    .keepMetadata()
    .withIccProfile('p3', { attach: true })
    .jpeg()
    .toBuffer();
  expect(await sharp(withProfile).metadata()).toMatchObject({
    exif: expect.anything(),
    icc: expect.anything(),
  });
  const photo = await prepared(withProfile);
  const files = [photo.master, photo.preview];
  await decoder.render(photo.master, plannedRenditions(photo), (_, bytes) => files.push(bytes));
  expect(files).toHaveLength(2 + 4 * 3 + 1);
  for (const file of files) {
    const metadata = await sharp(file).metadata();
    expect([metadata.exif, metadata.icc, metadata.iptc, metadata.xmp]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(Buffer.from(file).includes('Giang A Pao')).toBe(false);
  }
});

test('see-through parts lie on white', async () => {
  const upload = await sharp({
    create: { width: 700, height: 700, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer();
  const photo = await prepared(upload);
  expect(await quadrantColours(photo.master)).toEqual(Array(4).fill([255, 255, 255]));
  expect(await quadrantColours(photo.preview)).toEqual(Array(4).fill([255, 255, 255]));
});

test('a printer’s CMYK becomes the colours that a screen shows', async () => {
  const upload = await sharp(await photoBytes({ width: 600, height: 600 }))
    .toColourspace('cmyk')
    .jpeg({ quality: 95 })
    .toBuffer();
  expect((await sharp(upload).metadata()).space).toBe('cmyk');
  const photo = await prepared(upload);
  expect((await sharp(photo.master).metadata()).space).toBe('srgb');
  const [red] = await quadrantColours(photo.master);
  expect(red?.[0]).toBeGreaterThan((red?.[2] ?? 0) + 80);
});

test('of a moving picture the first frame is taken', async () => {
  const frames = await Promise.all(
    [0, 3].map((seed) => photoBytes({ seed, width: 300, height: 300, format: 'png' })),
  );
  const moving = await sharp(frames, { join: { animated: true } })
    .webp({ delay: [100, 100] })
    .toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);
  expect(await prepared(moving)).toMatchObject({ width: 300, height: 300 });
});

test('nothing is enlarged', async () => {
  const photo = await prepared(await photoBytes({ width: 500, height: 250 }));
  const sizes: Array<[string, number | undefined, number | undefined]> = [];
  const work: Array<Promise<unknown>> = [];
  await decoder.render(photo.master, plannedRenditions(photo), (name, bytes) => {
    const size = sharp(bytes).metadata();
    work.push(size.then(({ width, height }) => sizes.push([name.slice(65), width, height])));
  });
  await Promise.all(work);
  expect(sizes.sort()).toEqual([
    ['320.avif', 320, 160],
    ['320.jpg', 320, 160],
    ['320.webp', 320, 160],
    ['500.avif', 500, 250],
    ['500.jpg', 500, 250],
    ['500.webp', 500, 250],
    ['square.jpg', 1200, 1200],
  ]);
});

test('the square for other platforms shows the whole photo, unscaled, on white', async () => {
  const photo = await prepared(await photoBytes({ width: 600, height: 400 }));
  let square: Uint8Array = Buffer.alloc(0);
  await decoder.render(photo.master, plannedRenditions(photo).slice(-1), (_, bytes) => {
    square = bytes;
  });
  const { data } = await sharp(square).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3)];
  expect(at(10, 10)).toEqual([255, 255, 255]);
  expect(at(600, 380)).toEqual([255, 255, 255]);
  expectUpright(
    await quadrantColours(
      await sharp(square).extract({ left: 300, top: 400, width: 600, height: 400 }).toBuffer(),
    ),
  );
});

test('bytes hidden behind or inside a photo do not come through', async () => {
  const jpeg = await photoBytes({ width: 300, height: 300 });
  const script = '<script>alert(document.cookie)</script>';
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), Buffer.from(script)]);
  const polyglot = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from(script)]);
  const photo = await prepared(polyglot);
  for (const file of [photo.master, photo.preview]) expect(Buffer.from(file).includes('<script')).toBe(false);
});

test('the same photo has the same address, whoever sends it', async () => {
  const bytes = await photoBytes({ width: 400, height: 300 });
  expect((await prepared(bytes)).hash).toBe((await prepared(Buffer.from(bytes))).hash);
});

test.each([
  ['a photo that was cut off', async () => (await photoBytes()).subarray(0, 20_000), 'damaged'],
  ['a header and nothing else', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'damaged'],
  ['no bytes', async () => Buffer.alloc(0), 'empty'],
  ['16 MB', async () => Buffer.alloc(16 * 1024 * 1024, 0xff), 'tooBig'],
  ['a strip', async () => photoBytes({ width: 64, height: 9000 }), 'tooSmall'],
  ['an icon', async () => photoBytes({ width: 48, height: 48 }), 'tooSmall'],
  [
    'an SVG called .jpg',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
    'svg',
  ],
  ['a GIF', async () => photoBytes({ format: 'gif', width: 200, height: 200 }), 'gif'],
  ['a TIFF', async () => photoBytes({ format: 'tiff', width: 200, height: 200 }), 'tiff'],
  [
    'an SVG behind the first bytes of a JPEG',
    async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<svg/>')]),
    'damaged',
  ],
  [
    'a JPEG in the frame of an AVIF',
    async () => Buffer.concat([Buffer.from('\0\0\0\x14ftypavif\0\0\0\0avif', 'latin1'), await photoBytes()]),
    'damaged',
  ],
])('%s is refused', async (_, make, refusal) => {
  expect(await decoder.prepare(await make())).toMatchObject({ refusal });
});

test('a bomb of 200 megapixels is refused by its header, before a pixel of it is decoded', async () => {
  const bomb = await sharp({
    create: { width: 20_000, height: 10_000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  await prepared(await photoBytes({ width: 100, height: 100 }));
  const before = decoder.pid();
  expect(await decoder.prepare(bomb)).toMatchObject({ refusal: 'tooManyPixels' });
  expect(decoder.pid()).toBe(before);
});

test('tips: small, dark and blurred photos are told, good ones are not', async () => {
  const tips = async (options: Parameters<typeof photoBytes>[0]) =>
    photoTips((await prepared(await photoBytes(options))).measures);
  expect(await tips({ width: 1600, height: 1200 })).toEqual([]);
  expect(await tips({ width: 1200, height: 900 })).toEqual(['too_small']);
  expect(await tips({ width: 600, height: 450 })).toEqual(['very_small']);
  expect(await tips({ width: 1600, height: 1200, light: 0.15 })).toEqual(['too_dark']);
  expect(await tips({ width: 1600, height: 1200, blur: 6 })).toEqual(['blurred']);
});

test('a photo that holds less than its header says is refused, what telephones add to one is not', async () => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const create = { width: 900, height: 900, channels: 3 as const, background: '#888', noise };
  const whole = await sharp({ create }).jpeg().toBuffer();
  const boasting = Buffer.from(whole);
  let at = 2;
  while (boasting.readUInt16BE(at) !== 0xffc0) at += 2 + boasting.readUInt16BE(at + 2);
  boasting.writeUInt16BE(6000, at + 5);
  boasting.writeUInt16BE(6000, at + 7);
  await expect(prepared(boasting)).rejects.toThrow('refused as damaged');
  const cut = whole.subarray(0, whole.length - 20_000);
  await expect(prepared(cut)).rejects.toThrow('refused as damaged');
  // Bytes between two segments: the decoder warns of them, and all pixels are there.
  const padded = Buffer.concat([whole.subarray(0, at), Buffer.from([1, 2, 3]), whole.subarray(at)]);
  await expect(sharp(padded, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow('extraneous');
  expect(await prepared(padded)).toMatchObject({ width: 900, height: 900 });
});

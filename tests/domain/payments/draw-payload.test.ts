import decodeQR from 'qr/decode.js';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { MEMO_CODES, memoCodeFrom } from '#app/domain/payments/memo-code/memo-code.ts';
import { drawPayloadPng, drawPayloadSvg } from '#app/domain/payments/vietqr/draw-payload.server.ts';
import { writePayload } from '#app/domain/payments/vietqr/write-payload.ts';
import { seededNumbers } from '#tests/domain/payments/bank-texts.ts';
import { published } from '#tests/domain/payments/payload-parts.ts';

const ofOrder = writePayload({
  kind: 'account',
  bin: '970422',
  account: '0352350917',
  use: 'dynamic',
  amount: 1_250_000,
  memo: memoCodeFrom(123_456),
});
const wordy = writePayload({
  kind: 'account',
  bin: '970422',
  account: '99ZP24009M072482671',
  use: 'dynamic',
  amount: 9_999_999_999_999,
  memo: 'mua che Shan tuyet co thu',
});

/** Read by another library than the one that drew it. */
async function decode(picture: Buffer): Promise<string> {
  const { data, info } = await sharp(picture)
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data });
}

test('a drawn payload is read back by an independent decoder, as SVG and as PNG', async () => {
  const payloads = [ofOrder, wordy, ...published.vectors.map(({ payload }) => payload), 'Ủng hộ 谢谢'];
  for (const payload of payloads) {
    expect(await decode(await drawPayloadPng(payload))).toBe(payload);
    expect(
      await decode(
        await sharp(Buffer.from(drawPayloadSvg(payload)), { density: 500 })
          .png()
          .toBuffer(),
      ),
    ).toBe(payload);
  }
});

test('so are the codes of forty orders, whatever their amounts and memo codes', async () => {
  const below = seededNumbers(4);
  for (let order = 0; order < 40; order += 1) {
    const asked = {
      kind: 'account',
      bin: '970405',
      account: String(8_800_000_000_000 + below(1e9)),
      use: 'dynamic',
    } as const;
    const payload = writePayload({
      ...asked,
      amount: 1 + below(5_000_000),
      memo: memoCodeFrom(below(MEMO_CODES)),
    });
    expect(await decode(await drawPayloadPng(payload))).toBe(payload);
  }
});

test('it is read from a small, blurred, grey photo of it too', async () => {
  const photo = await sharp(await drawPayloadPng(ofOrder))
    .resize(260)
    .blur(1)
    .linear(0.6, 40)
    .jpeg({ quality: 50 })
    .toBuffer();
  expect(await decode(photo)).toBe(ofOrder);
});

test('level M, four modules of quiet zone on each side, modules of one width, black on white', async () => {
  for (const payload of [ofOrder, wordy]) {
    const { data, info } = await sharp(await drawPayloadPng(payload))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isDark = (x: number, y: number) => (data[y * info.width + x] ?? 255) < 128;
    const quiet = Array.from({ length: info.width }, (_, x) => x).find((x) => isDark(x, x)) ?? 0;
    // The corner of the first finder pattern: seven dark modules in a row.
    const dark =
      Array.from({ length: info.width }, (_, x) => x).find((x) => x > quiet && !isDark(x, quiet)) ?? 0;
    const pixels = (dark - quiet) / 7;
    expect(quiet).toBe(4 * pixels);
    expect(Number.isInteger(pixels) && pixels >= 8).toBe(true);
    const modules = info.width / pixels - 8;
    expect((modules - 21) % 4).toBe(0);
    expect(info.height).toBe(info.width);
    expect([...new Set(data)].sort()).toEqual([0, 255]);
    // Two modules of format beside the finder pattern name the level: 00 is M, masked with 10 (ISO/IEC 18004, 8.9).
    const format = [0, 1].map((x) => isDark(quiet + (x + 0.5) * pixels, quiet + 8.5 * pixels));
    expect(format).toEqual([true, false]);
    expect(drawPayloadSvg(payload)).toContain(`viewBox="0 0 ${modules + 8} ${modules + 8}"`);
  }
});

test('the code of an order is all digits and capitals, and so of few modules', async () => {
  expect(drawPayloadSvg(ofOrder)).toContain('viewBox="0 0 45 45"');
  expect(ofOrder).toMatch(/^[0-9A-Z]+$/);
});

test('the mask is the one that reads best: codes of all sizes are drawn as the library draws them', async () => {
  const below = seededNumbers(18);
  const text = (length: number, letters: string) =>
    Array.from({ length }, () => letters[below(letters.length)]).join('');
  const sizes = new Set<string | undefined>();
  for (let code = 0; code < 400; code += 1) {
    // Most are as long as a transfer; every tenth has up to version 40.
    const before = text(
      1 + below(code % 10 === 0 ? 3_000 : 200),
      '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ .-/:',
    );
    const middle = text(code % 3 === 0 ? below(60) : 0, 'aăâbcdđeêghi');
    const segments = [
      { data: before, mode: 'alphanumeric' as const },
      { data: Buffer.from(middle), mode: 'byte' as const },
    ].filter(({ data }) => data.length > 0);
    const drawn = await QRCode.toString(segments, { errorCorrectionLevel: 'M', margin: 4, type: 'svg' });
    expect(drawPayloadSvg(before + middle)).toBe(drawn);
    sizes.add(drawn.match(/viewBox="0 0 (\d+)/)?.[1]);
  }
  expect(sizes.size).toBeGreaterThan(25);
});

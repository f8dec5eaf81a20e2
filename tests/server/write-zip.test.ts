import { expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import { writeZip } from '#app/server/archive/write-zip.server.ts';

test('files in a zip are of the local day and time, which zip counts in two seconds', async () => {
  const entries = async function* () {
    yield { path: 'a.txt', content: Buffer.from('a') };
  };
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeZip(entries(), Date.parse('2026-12-31T17:05:09Z'))) chunks.push(chunk);
  const read = await new Promise<{ lastModFileDate: number; lastModFileTime: number }>((resolve, reject) => {
    fromBuffer(Buffer.concat(chunks), (error, zip) => {
      if (error) reject(error);
      else zip.once('entry', resolve);
    });
  });
  const { lastModFileDate: day, lastModFileTime: time } = read;
  expect([(day >> 9) + 1980, (day >> 5) & 15, day & 31]).toEqual([2027, 1, 1]);
  expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([0, 5, 8]);
});

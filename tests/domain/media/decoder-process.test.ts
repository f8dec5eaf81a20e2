import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Decoder, openDecoder } from '#app/domain/media/decoder-process.server.ts';
import { photoBytes } from '#tests/factories/photo-bytes.ts';

const folder = await mkdtemp(join(tmpdir(), 'decoder-'));
const opened: Array<Decoder> = [];
afterAll(async () => {
  for (const decoder of opened) decoder.stop();
  await rm(folder, { recursive: true });
});

/** A decoder whose process does `body` with every question, as a broken codec would. */
async function decoderThat(body: string, options: Parameters<typeof openDecoder>[0] = {}) {
  const file = join(folder, `${opened.length}.mjs`);
  await writeFile(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';\nprocess.on('message', (request) => { ${body} });`,
  );
  return keep(openDecoder({ ...options, entry: { file, execArgv: [] } }));
}

function keep(decoder: Decoder): Decoder {
  opened.push(decoder);
  return decoder;
}

const photo = await photoBytes({ width: 200, height: 200 });

test('a process that hangs is ended and its photo refused; the next photo finds a fresh process', async () => {
  const decoder = await decoderThat('', { hangMs: 200 });
  const first = decoder.prepare(photo);
  const hanging = decoder.pid();
  expect(await first).toMatchObject({ refusal: 'tooHeavy' });
  const second = decoder.prepare(photo);
  expect(decoder.pid()).not.toBe(hanging);
  expect(await second).toMatchObject({ refusal: 'tooHeavy' });
});

test('a photo that ends the process twice is refused as damaged', async () => {
  const decoder = await decoderThat("process.kill(process.pid, 'SIGSEGV')");
  expect(await decoder.prepare(photo)).toEqual({
    refusal: 'damaged',
    detail: 'the decoder ended with a signal, twice',
  });
});

test('a process ended from outside costs nothing: the photo is decoded by the next one', async () => {
  const mark = join(folder, 'was-here');
  const decoder = await decoderThat(
    `if (existsSync(${JSON.stringify(mark)})) process.send({ id: request.id, kind: 'refused', refusal: 'gif', detail: 'second life', rssBytes: 1 });
     else { writeFileSync(${JSON.stringify(mark)}, ''); process.exit(1); }`,
  );
  expect(await decoder.prepare(photo)).toMatchObject({ detail: 'second life' });
});

test('a picture that needs more memory than there is ends its process and is refused', async () => {
  const decoder = keep(openDecoder({ maxRssBytes: 64 * 1024 * 1024 }));
  expect(await decoder.prepare(photo)).toMatchObject({ refusal: 'tooHeavy' });
});

test('a process that holds on to memory is replaced between two photos', async () => {
  const decoder = keep(openDecoder({ recycleRssBytes: 1 }));
  expect(await decoder.prepare(photo)).toHaveProperty('photo');
  expect(decoder.pid()).toBeUndefined();
  expect(await decoder.prepare(photo)).toHaveProperty('photo');
});

test('photos are decoded one at a time and answered each with its own', async () => {
  const decoder = keep(openDecoder());
  const widths = [100, 140, 180, 220];
  const answers = await Promise.all(
    widths.map(async (width) => decoder.prepare(await photoBytes({ width, height: 100 }))),
  );
  expect(answers.map((answer) => ('photo' in answer ? answer.photo.width : answer))).toEqual(widths);
});

test('stopping refuses what waits and what comes later', async () => {
  const decoder = await decoderThat('');
  const waiting = [decoder.prepare(photo), decoder.prepare(photo)];
  const settled = Promise.allSettled(waiting);
  decoder.stop();
  expect((await settled).map((one) => one.status === 'rejected' && one.reason.name)).toEqual([
    'DecoderStopped',
    'DecoderStopped',
  ]);
  await expect(decoder.prepare(photo)).rejects.toMatchObject({ name: 'DecoderStopped' });
});

test('the process is given none of our environment', async () => {
  const decoder = await decoderThat(
    "process.send({ id: request.id, kind: 'refused', refusal: 'damaged', detail: Object.keys(process.env).sort().join(), rssBytes: 1 });",
  );
  const answer = await decoder.prepare(photo);
  expect(
    'detail' in answer && answer.detail.split(',').filter((name) => !/^(MALLOC_|NODE_)/.test(name)),
  ).toEqual([]);
});

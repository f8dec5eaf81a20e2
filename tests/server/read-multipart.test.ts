import { expect, test } from 'vitest';
import {
  readMultipart,
  type UploadedPart,
  type UploadLimits,
} from '#app/server/uploads/read-multipart.server.ts';

const LIMITS = { fileBytes: 1000, files: 3 };

async function read(request: Request, limits: UploadLimits = LIMITS): Promise<UploadedPart[]> {
  const parts: UploadedPart[] = [];
  for await (const part of readMultipart(request, limits)) parts.push(part);
  return parts;
}

function form(...entries: Array<[string, string | File]>): Request {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  return new Request('http://market.test/', { method: 'POST', body });
}

const file = (bytes: number, name = 'ảnh chè.jpg') => new File([Buffer.alloc(bytes, 7)], name);

test('fields and files arrive in the order of the form, with their Vietnamese names', async () => {
  const parts = await read(form(['tiêu đề', 'Chè shan'], ['files', file(10)], ['after', '1']));
  expect(parts).toEqual([
    { kind: 'field', name: 'tiêu đề', value: 'Chè shan' },
    { kind: 'file', name: 'files', fileName: 'ảnh chè.jpg', bytes: Buffer.alloc(10, 7), isTooLarge: false },
    { kind: 'field', name: 'after', value: '1' },
  ]);
});

test('a file that is too large arrives as that, without its bytes, and the next one is whole', async () => {
  const parts = await read(form(['files', file(5000, 'large')], ['files', file(1000, 'fits')]));
  expect(
    parts.map((part) => part.kind === 'file' && [part.fileName, part.bytes.length, part.isTooLarge]),
  ).toEqual([
    ['large', 0, true],
    ['fits', 1000, false],
  ]);
});

test('files beyond the count are not kept', async () => {
  const files = Array.from({ length: 6 }, (_, index): [string, File] => ['files', file(5, `${index}.jpg`)]);
  const parts = await read(form(...files));
  expect(parts.map((part) => (part.kind === 'file' ? part.fileName : part.kind))).toEqual([
    '0.jpg',
    '1.jpg',
    '2.jpg',
    'tooManyFiles',
  ]);
});

test('an input without a chosen file is no part', async () => {
  expect(await read(form(['files', new File([], '')], ['a', 'b']))).toEqual([
    { kind: 'field', name: 'a', value: 'b' },
  ]);
});

test('a body that breaks off in a file is refused, after what was whole', async () => {
  const whole = form(['a', '1'], ['files', file(900)]);
  const bytes = new Uint8Array(await whole.clone().arrayBuffer());
  const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
  const cut = new Request('http://market.test/', { method: 'POST', headers, body: bytes.slice(0, -400) });
  const parts: UploadedPart[] = [];
  await expect(
    (async () => {
      for await (const part of readMultipart(cut, LIMITS)) parts.push(part);
    })(),
  ).rejects.toMatchObject({ name: 'UploadCutOff' });
  expect(parts.filter((part) => part.kind === 'file')).toEqual([]);
});

test('the error of the body itself comes through', async () => {
  const { headers } = form(['a', '1']);
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new RangeError('the body grew too large'));
    },
  });
  const request = new Request('http://market.test/', {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  await expect(read(request)).rejects.toThrow('the body grew too large');
});

test.each([
  ['no boundary', 'multipart/form-data'],
  ['another kind of body', 'application/json'],
])('%s is refused', async (_, contentType) => {
  const request = new Request('http://market.test/', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: 'x',
  });
  await expect(read(request)).rejects.toMatchObject({ name: 'UploadCutOff' });
});

test('while a file is being worked on, no more than a little of the next is read', async () => {
  let sent = 0;
  const boundary = 'b';
  const piece = Buffer.alloc(64 * 1024, 1);
  const head = (name: string) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`);
  const body = new ReadableStream(
    {
      pull(controller) {
        if (sent === 0) controller.enqueue(head('first'));
        else if (sent === 2) controller.enqueue(Buffer.concat([Buffer.from('\r\n'), head('second')]));
        else controller.enqueue(piece);
        sent += 1;
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request('http://market.test/', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body,
    duplex: 'half',
  } as RequestInit);
  const parts = readMultipart(request, { fileBytes: 1024 * 1024, files: 5 });
  expect((await parts.next()).value).toMatchObject({ fileName: 'first' });
  const whenFirstArrived = sent;
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent - whenFirstArrived).toBeLessThan(4);
  await parts.return(undefined);
});

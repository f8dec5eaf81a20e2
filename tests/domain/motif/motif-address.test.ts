import { describe, expect, it } from 'vitest';
import { motifPath } from '#app/domain/catalog/motif/motif-path.ts';
import { motifSvg } from '#app/domain/catalog/motif/motif-svg.ts';
import { loader } from '#app/routes/pictures/motif.ts';

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const [, , setCode, name] = path.split('/');
  const context = { market: {}, page: {}, readActor: async () => null, clientAddress: '127.0.0.1' };
  const request = new Request(`http://localhost${path}`, { headers });
  return loader({ request, params: { setCode, name }, context } as never);
}

describe('/motifs/:setCode/:name', () => {
  it('answers with the picture of the address, and with 304 when it is known', async () => {
    const path = motifPath('QD26-11', 'Chè Shan tuyết Bản Liền');
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('max-age=86400');
    expect(await answer.text()).toBe(motifSvg({ setCode: 'QD26-11', seed: 'Chè Shan tuyết Bản Liền' }));
    const again = await get(path, { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('draws a general picture for a set that is not known', async () => {
    expect(motifPath('', 'Quà')).toBe('/motifs/any/qua.svg');
    expect((await get('/motifs/any/qua.svg')).status).toBe(200);
  });

  it.each([
    '/motifs/QD26-11/Chè.svg',
    '/motifs/QD26-11/che',
    '/motifs/QD26-11/.svg',
    '/motifs/a b/che.svg',
  ])('has no second address: %s', async (path) => {
    await expect(get(path)).rejects.toMatchObject({ init: { status: 404 } });
  });
});

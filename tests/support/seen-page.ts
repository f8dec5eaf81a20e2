import type { RequestOptions } from '#tests/support/request.ts';
import type { TestServer } from '#tests/support/start-server.ts';

export type SeenPage = {
  readonly status: number;
  readonly headers: Headers;
  /** Byte for byte as latin1, so that pictures can be compared too; what differs in every answer is taken out. */
  readonly body: string;
  /** The same as a person reads it. */
  readonly text: string;
};

/** What stands under an address, for comparing two answers: pages that are not kept carry a nonce of their own. */
export async function seenPage(
  server: Pick<TestServer, 'fetch'>,
  path: string,
  options?: RequestOptions,
): Promise<SeenPage> {
  const answer = await server.fetch(path, options);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
  const plain = (text: string) => (nonce ? text.replaceAll(nonce, 'NONCE') : text);
  return {
    status: answer.status,
    headers: answer.headers,
    body: plain(bytes.toString('latin1')),
    text: plain(bytes.toString('utf8')),
  };
}

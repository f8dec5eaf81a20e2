import { type Provenance, readProvenance } from '#app/domain/catalog/read-provenance.server.ts';
import type { Context } from '#app/server/context.ts';

/** What the page of origin tells an adult. */
export async function originOf(context: Context, code: string): Promise<Provenance> {
  const answer = await readProvenance(context, { code, adult: true });
  if (answer.kind !== 'found') throw new Error(`the page of origin answers an adult with ${answer.kind}`);
  return answer;
}

import { eq } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** The id of the producer with this public code, in either case. @throws NotFound. */
export async function findProducer({ store }: Context, code: string): Promise<string> {
  const { producer } = store.tables;
  const [found] = await store.read((db) =>
    db.select({ id: producer.id }).from(producer).where(eq(producer.code, code.toUpperCase())),
  );
  if (!found) throw new NotFound(`no producer has the code ${code}; /api/v1/producers lists the codes`);
  return found.id;
}

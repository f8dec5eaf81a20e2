import { eq } from 'drizzle-orm';
import { DomainError } from '#app/server/domain-error.ts';
import type { Tx } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/**
 * Keeps what a person said about places and platforms, so that the next file does not ask again. Answers about
 * renewals need no memory: the recognition that they lead to is matched by its decision from then on. Nor do those about
 * producers of one name, each known in the places of its entries from then on, or about entries in two communes or of
 * two spellings: what stands in the register then has the row's own commune and marks.
 * @throws DomainError invalid for a commune or channel that is none
 */
export async function rememberAnswers(
  tx: Tx,
  tables: Tables,
  answers: Readonly<Record<string, string>>,
  answeredBy: string,
  now: number,
): Promise<void> {
  for (const [key, answer] of Object.entries(answers)) {
    const [kind, text] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (kind === 'place') {
      const [known] = await tx.select().from(tables.commune).where(eq(tables.commune.code, answer));
      if (!known) throw new DomainError('invalid');
      await tx
        .insert(tables.placeAnswer)
        .values({ textKey: text, communeCode: answer, answeredBy, answeredAt: now })
        .onConflictDoUpdate({
          target: tables.placeAnswer.textKey,
          set: { communeCode: answer, answeredBy, answeredAt: now },
        });
    }
    if (kind === 'channel') {
      const [known] = await tx.select().from(tables.channel).where(eq(tables.channel.code, answer));
      if (!known) throw new DomainError('invalid');
      if (known.words.includes(text)) continue;
      await tx
        .update(tables.channel)
        .set({ words: [...known.words, text] })
        .where(eq(tables.channel.code, answer));
    }
  }
}

import { eq } from 'drizzle-orm';
import { type EndingAnswer, keptEndingKey } from '#app/domain/register/import/find-endings.ts';
import {
  answeredChannel,
  type Ending,
  isShopAnswer,
  NO_CHANNEL,
} from '#app/domain/register/import/import-plan.ts';
import { isSameAnswer } from '#app/domain/register/import/producer-spellings.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Db, Tx } from '#db/store.ts';
import type { Tables } from '#db/tables/define-tables.ts';

/** Two or three bytes a letter stay within what an index of PostgreSQL takes. */
const LONGEST_KEPT_KEY = 850;
/** Rows in one insert. */
const CHUNK = 200;

/**
 * Keeps what a person said about places and platforms, about a remark that speaks of a withdrawal, and that two
 * spellings are one producer, so that the next file does not ask again. Answers about renewals need no memory: the
 * recognition that they lead to is matched by its decision from then on. Nor do those about producers of one name, each
 * known in the places of its entries from then on, about two producers whose names differ by marks, or about entries in
 * two communes or of two spellings: what stands in the register then has the row's own commune and marks.
 * @throws DomainError invalid for a commune or channel that is none
 */
export async function rememberAnswers(
  tx: Tx,
  tables: Tables,
  answers: Readonly<Record<string, string>>,
  answeredBy: string,
  now: number,
): Promise<void> {
  const { placeAnswer, importAnswer } = tables;
  const by = { answeredBy, answeredAt: now };
  for (const [key, answer] of Object.entries(answers)) {
    const [kind, text] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (kind === 'place') {
      const [known] = await tx.select().from(tables.commune).where(eq(tables.commune.code, answer));
      if (!known) throw new DomainError('invalid');
      await tx
        .insert(placeAnswer)
        .values({ textKey: text, communeCode: answer, ...by })
        .onConflictDoUpdate({ target: placeAnswer.textKey, set: { communeCode: answer, ...by } });
    } else if (kind === 'channel' && answer !== NO_CHANNEL) {
      const [known] = await tx
        .select()
        .from(tables.channel)
        .where(eq(tables.channel.code, answeredChannel(answer)));
      if (!known) throw new DomainError('invalid');
      if (isShopAnswer(answer)) {
        await keepAnswer(key, answer);
        continue;
      }
      if (known.words.includes(text)) continue;
      await tx
        .update(tables.channel)
        .set({ words: [...known.words, text] })
        .where(eq(tables.channel.code, answer));
    } else if (kind === 'channel' || kind === 'withdrawal' || (kind === 'spelling' && isSameAnswer(answer))) {
      // Which producer it is, the register knows by the other spelling.
      await keepAnswer(key, kind === 'spelling' ? 'same' : answer);
    }
  }

  async function keepAnswer(key: string, answer: string): Promise<void> {
    if (key.length > LONGEST_KEPT_KEY) return;
    await tx
      .insert(importAnswer)
      .values({ questionKey: key, answer, ...by })
      .onConflictDoUpdate({ target: importAnswer.questionKey, set: { answer, ...by } });
  }
}

/** Keeps that a person left standing what a file says is gone, so that the next file with the same words does not ask. */
export async function rememberKept(
  tx: Tx,
  { importAnswer }: Tables,
  kept: ReadonlyArray<Ending>,
  answeredBy: string,
  now: number,
): Promise<void> {
  const rows = kept.map((ending) => ({
    ...{ questionKey: keptEndingKey(ending), answer: 'keep' satisfies EndingAnswer },
    ...{ answeredBy, answeredAt: now },
  }));
  for (let start = 0; start < rows.length; start += CHUNK)
    await tx
      .insert(importAnswer)
      .values(rows.slice(start, start + CHUNK))
      .onConflictDoNothing();
}

/** Answers of earlier files by their questions' keys, other than those about places and the platforms that there are. */
export async function loadKeptAnswers(db: Db, { importAnswer }: Tables): Promise<Record<string, string>> {
  const rows = await db.select().from(importAnswer).orderBy(importAnswer.questionKey);
  return Object.fromEntries(rows.map(({ questionKey, answer }) => [questionKey, answer]));
}

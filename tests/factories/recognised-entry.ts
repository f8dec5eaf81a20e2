import { publicCodeFrom } from '#app/domain/register/public-code.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import type { Store } from '#db/store.ts';

type Recognition = Store['tables']['recognition']['$inferInsert'];

export type RecognisedEntry = {
  producerId: string;
  name?: string;
  /** Code of its product set; null: the register does not say. */
  setCode?: string | null;
  /** The register's own words for its group. */
  groupText?: string;
  /** One round each, in order; days are counted from today. */
  rounds: ReadonlyArray<{ stars: number; fromDay: number; toDay: number; revokedDay?: number }>;
};

/** A register entry with its recognitions. @returns its id and public code. */
export async function recognisedEntry(
  context: Context,
  { producerId, name = 'Chè Shan tuyết', setCode = 'QD26-11', groupText, rounds }: RecognisedEntry,
): Promise<{ id: string; code: string }> {
  const { registerEntry, recognition } = context.store.tables;
  const id = newId();
  const now = context.clock.now();
  const day = (offset: number) => addDays(localDate(now), offset);
  const code = publicCodeFrom(crypto.getRandomValues(new Uint8Array(8)));
  await context.store.write(async (tx) => {
    await tx.insert(registerEntry).values({
      id,
      code,
      producerId,
      name,
      nameKey: name.toLowerCase(),
      setCode,
      groupText: groupText ?? null,
      communeCode: '02869',
      createdAt: now,
      updatedAt: now,
    });
    for (const [index, { stars, fromDay, toDay, revokedDay }] of rounds.entries()) {
      const row: Recognition = {
        id: newId(),
        entryId: id,
        round: index + 1,
        stars,
        decisionNumber: `${index + 1}/QĐ-UBND`,
        decidedOn: day(fromDay),
        decidedOnPrecision: 'day',
        issuerLevel: 'province',
        expiresOn: day(toDay),
        revokedOn: revokedDay === undefined ? null : day(revokedDay),
        source: 'test',
        isDemo: false,
        createdAt: now,
      };
      await tx.insert(recognition).values(row);
    }
  });
  return { id, code };
}

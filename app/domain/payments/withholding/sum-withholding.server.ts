import { and, asc, desc, eq, gte, isNull, lt } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { addMonths, localDate, startOfLocalDay } from '#app/server/local-date.ts';
import type { WithholdingMode } from '#db/tables/books.ts';

/** Tax of one producer in one local month; VND. What was taken back is subtracted in the month in which it came back. */
export type MonthOfTax = {
  readonly month: string;
  readonly producerId: string;
  readonly producerCode: string;
  readonly producerName: string;
  readonly mode: WithholdingMode;
  readonly orders: number;
  readonly base: number;
  readonly vat: number;
  readonly pit: number;
};

/**
 * Tax by producer, month and mode, in that order.
 * @param from, to local months, 'YYYY-MM', both included.
 */
export async function sumWithholding(
  { store }: Context,
  { from, to, producerId }: { from: string; to: string; producerId?: string },
): Promise<MonthOfTax[]> {
  const { withholdingEntry, producer } = store.tables;
  const entries = await store.read((db) =>
    db
      .select({ entry: withholdingEntry, code: producer.code, name: producer.name })
      .from(withholdingEntry)
      .innerJoin(producer, eq(producer.id, withholdingEntry.producerId))
      .where(
        and(
          gte(withholdingEntry.at, startOfLocalDay(`${from}-01`)),
          lt(withholdingEntry.at, startOfLocalDay(addMonths(`${to}-01`, 1))),
          producerId === undefined ? undefined : eq(withholdingEntry.producerId, producerId),
        ),
      )
      .orderBy(asc(producer.nameKey), asc(producer.id), asc(withholdingEntry.at)),
  );
  const months = new Map<string, MonthOfTax & { ids: Set<string> }>();
  for (const { entry, code, name } of entries) {
    const month = localDate(entry.at).slice(0, 7);
    const key = `${entry.producerId} ${month} ${entry.mode}`;
    const known = months.get(key);
    const ids = (known?.ids ?? new Set()).add(entry.orderId);
    months.set(key, {
      month,
      producerId: entry.producerId,
      producerCode: code,
      producerName: name,
      mode: entry.mode,
      orders: ids.size,
      ids,
      base: (known?.base ?? 0) + entry.baseAmount,
      vat: (known?.vat ?? 0) + entry.vatAmount,
      pit: (known?.pit ?? 0) + entry.pitAmount,
    });
  }
  return [...months.values()].map(({ ids: _, ...month }) => month);
}

/** The dated rates and modes, the latest first. */
export async function listWithholdingRules({ store }: Context) {
  const { withholdingRate, withholdingMode } = store.tables;
  return store.read(async (db) => ({
    rates: await db
      .select()
      .from(withholdingRate)
      .where(isNull(withholdingRate.archivedAt))
      .orderBy(asc(withholdingRate.taxClass), desc(withholdingRate.validFrom)),
    modes: await db
      .select()
      .from(withholdingMode)
      .orderBy(asc(withholdingMode.method), desc(withholdingMode.validFrom)),
  }));
}

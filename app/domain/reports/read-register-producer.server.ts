import { eq } from 'drizzle-orm';
import { listMembers } from '#app/domain/accounts/list-members.server.ts';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import { sortEntries } from '#app/domain/reports/entry-filter.ts';
import { readFacts } from '#app/domain/reports/read-facts.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/** A producer, its people and all its entries today, for staff. @throws NotFound */
export async function readRegisterProducer(context: Context, code: string) {
  const { store, clock } = context;
  const { producer, commune } = store.tables;
  const [found] = await store.read((db) =>
    db
      .select({
        id: producer.id,
        code: producer.code,
        name: producer.name,
        slug: producer.slug,
        legalType: producer.legalType,
        communeName: commune.fullName,
        womenLed: producer.womenLed,
        minorityLed: producer.minorityLed,
        website: producer.website,
        suspendedAt: producer.suspendedAt,
        suspendedNote: producer.suspendedNote,
      })
      .from(producer)
      .leftJoin(commune, eq(commune.code, producer.communeCode))
      .where(eq(producer.code, code)),
  );
  if (!found) throw new NotFound('producer');
  const asOf = localDate(clock.now());
  const { facts, channels } = await readFacts(context, { targetCode: WHOLE_REGISTER, asOf });
  return {
    producer: found,
    members: await listMembers(context, found.id),
    asOf,
    rows: sortEntries(
      facts.filter(({ entry }) => entry.producerCode === code),
      {},
    ),
    channelNames: Object.fromEntries(channels.map((channel) => [channel.code, channel.name])),
  };
}

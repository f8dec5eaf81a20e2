import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { closedSources } from '#app/domain/register/closed-sources.ts';
import { VERIFIED_DAYS } from '#app/domain/register/presence-states.ts';
import type { Context } from '#app/server/context.ts';
import { addDays, DAY_MS, localDate } from '#app/server/local-date.ts';
import type { PresenceState } from '#db/tables/register.ts';

export type OwnPresence = {
  id: string;
  product: string;
  channelName: string;
  /** The day on which the channel closed and how many sources say so; null while it is open. */
  closed: { on: string; sources: number } | null;
  url: string | null;
  state: PresenceState;
  firstSeenOn: string;
  /** The last look that proved something, ms UTC. */
  verifiedAt: number | null;
  /** That look is older than 90 days: it no longer counts as on sale. */
  isExpired: boolean;
  /** The last thing that the producer said of it. */
  answer: { answer: 'still' | 'gone' | 'moved'; at: number } | null;
  /** Worth asking whether it is still on sale: nobody looked and nobody said so for 30 days. */
  asks: boolean;
};

const ASK_AFTER_DAYS = 30;

/** Where the producer's products are, what is known of each; those to be asked about first. */
export async function listOwnPresences(
  { store, clock }: Context,
  actor: SellerActor,
): Promise<OwnPresence[]> {
  const { presence, presenceCheck, presenceAnswer, registerEntry, channel } = store.tables;
  const now = clock.now();
  const { rows, looks, answers } = await store.read(async (db) => {
    const rows = await db
      .select({
        id: presence.id,
        product: registerEntry.name,
        channelName: channel.name,
        closedOn: channel.closedOn,
        closedSource: channel.closedSource,
        url: presence.url,
        state: presence.state,
        firstSeenOn: presence.firstSeenOn,
      })
      .from(presence)
      .innerJoin(registerEntry, eq(registerEntry.id, presence.entryId))
      .innerJoin(channel, eq(channel.code, presence.channelCode))
      .where(
        and(
          eq(registerEntry.producerId, actor.producerId),
          isNull(registerEntry.archivedAt),
          isNull(presence.revokedAt),
        ),
      )
      .orderBy(asc(registerEntry.nameKey), asc(channel.position), asc(presence.id));
    const ids = rows.map(({ id }) => id);
    return {
      rows,
      looks: await db
        .select({ presenceId: presenceCheck.presenceId, checkedAt: presenceCheck.checkedAt })
        .from(presenceCheck)
        .where(and(inArray(presenceCheck.presenceId, ids), eq(presenceCheck.verified, true)))
        .orderBy(asc(presenceCheck.checkedAt)),
      answers: await db
        .select()
        .from(presenceAnswer)
        .where(inArray(presenceAnswer.presenceId, ids))
        .orderBy(desc(presenceAnswer.answeredAt), desc(presenceAnswer.id)),
    };
  });
  const lastLook = new Map(looks.map(({ presenceId, checkedAt }) => [presenceId, checkedAt]));
  const own = rows.map(({ closedOn, closedSource, ...row }): OwnPresence => {
    const verifiedAt = lastLook.get(row.id) ?? null;
    const said = answers.find(({ presenceId }) => presenceId === row.id);
    const heardAt = Math.max(verifiedAt ?? 0, said?.answeredAt ?? 0);
    const isOpen = closedOn === null || closedOn > localDate(now);
    return {
      ...row,
      closed:
        isOpen || closedOn === null ? null : { on: closedOn, sources: closedSources(closedSource).length },
      verifiedAt,
      isExpired: verifiedAt !== null && addDays(localDate(verifiedAt), VERIFIED_DAYS) < localDate(now),
      answer: said ? { answer: said.answer, at: said.answeredAt } : null,
      asks: isOpen && row.state !== 'removed' && heardAt < now - ASK_AFTER_DAYS * DAY_MS,
    };
  });
  return own.sort((a, b) => Number(b.asks) - Number(a.asks));
}

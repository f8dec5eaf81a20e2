import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { lookAtPresenceJob, watchPresences } from '#app/domain/register/watch-presences.server.ts';
import { onboardingFigure } from '#app/domain/reports/onboarding-figure.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { staffMember } from '#tests/factories/listing-steps.ts';
import { registerEntry } from '#tests/factories/register-entry.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const PAGE = 'https://shopee.vn/mat-ong-hoa-nhan-i.1.2';
const SCREENSHOT = 'a'.repeat(64);

const seen = (seenOn: string, changes: Record<string, unknown> = {}) => ({
  channelCode: 'shopee',
  url: PAGE,
  state: 'live' as const,
  note: 'Tự mở trang xem',
  evidenceHash: SCREENSHOT,
  seenOn,
  ...changes,
});

async function presenceRow({ store }: Context, presenceId: string) {
  const { presence } = store.tables;
  const [row] = await store.read((db) => db.select().from(presence).where(eq(presence.id, presenceId)));
  if (!row) throw new Error('no such presence');
  return row;
}

async function everListed(context: Context, asOf: string): Promise<number> {
  return (await onboardingFigure(context, { targetCode: null, asOf })).everListed;
}

eachEngine('the history of a presence', (open) => {
  test('an earlier sighting moves the day from which it counts, a later one does not', async () => {
    const { context, clock } = await open();
    const staff = staffMember();
    const entryId = await registerEntry(context);
    const today = localDate(clock.now());
    const day = (back: number) => addDays(today, -back);
    const record = (seenOn: string, evidenceHash: string | null) =>
      recordPresence(context, staff, { ...seen(seenOn, { evidenceHash }), entryId });

    const { presenceId } = await record(day(10), null);
    expect((await presenceRow(context, presenceId)).firstSeenOn).toBe(day(10));
    expect([await everListed(context, day(11)), await everListed(context, day(10))]).toEqual([0, 1]);

    await record(day(3), null);
    expect((await presenceRow(context, presenceId)).firstSeenOn).toBe(day(10));

    // Seen by somebody else long before: without a picture it is claimed, and listed from then on all the same.
    await record(day(40), null);
    expect((await presenceRow(context, presenceId)).firstSeenOn).toBe(day(40));
    expect([await everListed(context, day(41)), await everListed(context, day(40))]).toEqual([0, 1]);

    await checkPresenceByHand(context, staff, { presenceId, ...seen(day(60)) });
    expect((await presenceRow(context, presenceId)).firstSeenOn).toBe(day(60));
  });

  test('one that was revoked comes back from the day on which it was seen again', async () => {
    const { context, clock } = await open();
    const staff = staffMember();
    const entryId = await registerEntry(context);
    const today = localDate(clock.now());
    const first = await recordPresence(context, staff, { ...seen(addDays(today, -50)), entryId });
    await revokePresence(context, staff, { presenceId: first.presenceId, note: 'Nhầm sản phẩm' });
    await recordPresence(context, staff, { ...seen(addDays(today, -5)), entryId });
    expect((await presenceRow(context, first.presenceId)).firstSeenOn).toBe(addDays(today, -5));
    expect(await everListed(context, addDays(today, -6))).toBe(0);
  });

  test('what was seen earlier does not undo what was seen since', async () => {
    const { context, clock } = await open();
    const staff = staffMember();
    const entryId = await registerEntry(context);
    const today = localDate(clock.now());
    const day = (back: number) => addDays(today, -back);
    const { presenceId } = await recordPresence(context, staff, { ...seen(day(20)), entryId });
    const look = (seenOn: string, state: 'live' | 'out_of_stock' | 'dead_link') =>
      checkPresenceByHand(context, staff, { presenceId, ...seen(seenOn, { state }) });
    const state = async () => (await presenceRow(context, presenceId)).state;

    await look(day(2), 'dead_link');
    expect(await state()).toBe('dead_link');
    // Handed in late: on that day it was still on sale.
    await look(day(8), 'live');
    expect(await state()).toBe('dead_link');
    const liveOn = async (asOf: string) =>
      (await onboardingFigure(context, { targetCode: null, asOf })).liveVerified;
    expect([await liveOn(day(3)), await liveOn(day(2)), await liveOn(today)]).toEqual([1, 0, 0]);
    await look(today, 'out_of_stock');
    expect(await state()).toBe('out_of_stock');
  });

  test('made-up pages of the demo market are never visited', async () => {
    const { context, clock, runJobs } = await open();
    const entryId = await registerEntry(context);
    const { presence } = context.store.tables;
    const claimed = (source: 'demo' | 'import', url: string) => ({
      id: newId(),
      entryId,
      channelCode: 'shopee',
      url,
      urlKey: url,
      state: 'claimed' as const,
      firstSeenOn: localDate(clock.now()),
      source,
      createdAt: clock.now(),
    });
    await context.store.write((tx) =>
      tx
        .insert(presence)
        .values([claimed('demo', 'https://shopee.vn/bia-dat-i.1.9'), claimed('import', PAGE)]),
    );
    await context.store.write((tx) => context.jobs.enqueue(tx, watchPresences, {}));
    await runJobs([watchPresences]);
    clock.advance(3_600_000);
    await runJobs([lookAtPresenceJob]);
    expect(context.outbound.asked).toEqual([PAGE]);
  });
});

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { checkPresenceByHand } from '#app/domain/register/check-presence-by-hand.server.ts';
import { claimPresences } from '#app/domain/register/claim-presences.server.ts';
import { recordPresence } from '#app/domain/register/record-presence.server.ts';
import { revokePresence } from '#app/domain/register/revoke-presence.server.ts';
import { assignTask } from '#app/domain/reports/assign-task.server.ts';
import {
  entryStandingOf,
  type LookedAtPresence,
  narrowChannelEntries,
} from '#app/domain/reports/channel-standing.ts';
import { closeTask } from '#app/domain/reports/close-task.server.ts';
import { listAssignees } from '#app/domain/reports/list-assignees.server.ts';
import { listTasks } from '#app/domain/reports/list-tasks.server.ts';
import { readChannelStandings } from '#app/domain/reports/read-channel-standings.server.ts';
import { reopenTask } from '#app/domain/reports/reopen-task.server.ts';
import { whyLines } from '#app/routes/department/channels/why-down.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import type { Role } from '#db/tables/accounts.ts';
import { publishedListing, staffMember } from '#tests/factories/listing-steps.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

async function shopee(context: Context) {
  const { channels } = await readChannelStandings(context, null);
  const found = channels.find(({ code }) => code === 'shopee');
  if (!found) throw new Error('no shopee');
  return found;
}

async function standing(context: Context, name: string) {
  return (await shopee(context)).rows.find(({ entry }) => entry.name === name)?.standing;
}

async function personWith(context: Context, name: string, role: Role): Promise<string> {
  const personId = await createPerson(context, { name });
  await context.store.write((tx) =>
    tx
      .insert(context.store.tables.membership)
      .values({ id: newId(), personId, role, grantedAt: context.clock.now() }),
  );
  return personId;
}

eachEngine('the department per platform', (open) => {
  test('an entry is ready, claimed, live, sold out, stale and down in turn, each the minute that it is so', async () => {
    const { context, clock } = await open();
    const [seller, staff] = [await sellerOf(context), staffMember()];
    const entry = (name: string) =>
      recognisedEntry(context, { producerId: seller.producerId, name, rounds: [] });
    const tea = await entry('Chè Shan tuyết');
    await entry('Mật ong hoa nhãn');
    expect(await standing(context, 'Chè Shan tuyết')).toBe('none');
    expect((await shopee(context)).isReadinessCounted).toBe(false);

    const listingId = await publishedListing(context, seller, { entryId: tea.id });
    const { channelReadiness } = context.store.tables;
    await context.store.write((tx) =>
      tx.insert(channelReadiness).values({
        listingId,
        channelCode: 'shopee',
        producerId: seller.producerId,
        state: 'ready',
        score: 100,
        isPublished: true,
        rank: 0,
        sizesIn: 1,
        problems: '',
        blocking: 0,
        warnings: 0,
        items: [],
        basis: 'x',
        computedAt: clock.now(),
      }),
    );
    expect((await shopee(context)).isReadinessCounted).toBe(true);
    expect(await standing(context, 'Chè Shan tuyết')).toBe('ready');
    expect(await standing(context, 'Mật ong hoa nhãn')).toBe('none');

    const url = 'https://shopee.vn/che-shan-tuyet-i.1.2';
    await claimPresences(context, seller, [{ entryId: tea.id, url }]);
    expect(await standing(context, 'Chè Shan tuyết')).toBe('claimed');
    const look = async (state: 'live' | 'out_of_stock' | 'suspended', note = 'Tự mở trang xem') => {
      clock.advance(60_000);
      const { presenceId } = await recordPresence(context, staff, {
        entryId: tea.id,
        channelCode: 'shopee',
        url,
        state,
        seenOn: localDate(clock.now()),
        note,
        evidenceHash: 'a'.repeat(64),
      });
      return presenceId;
    };
    await look('live');
    expect(await standing(context, 'Chè Shan tuyết')).toBe('live');
    await look('out_of_stock');
    expect(await standing(context, 'Chè Shan tuyết')).toBe('sold_out');
    await look('live');
    clock.advanceDays(90);
    expect(await standing(context, 'Chè Shan tuyết')).toBe('live');
    clock.advanceDays(1);
    expect(await standing(context, 'Chè Shan tuyết')).toBe('stale');
    const presenceId = await look('suspended', 'Thiếu giấy công bố');
    const down = (await shopee(context)).rows.filter((row) => row.standing === 'down');
    expect(down.map(({ presence }) => [presence?.state, presence?.why])).toEqual([
      ['suspended', 'Thiếu giấy công bố'],
    ]);
    await checkPresenceByHand(context, staff, {
      presenceId,
      state: 'live',
      seenOn: localDate(clock.now()),
      note: 'Đã mở lại',
      evidenceHash: 'b'.repeat(64),
    });
    const { rows } = await shopee(context);
    expect(narrowChannelEntries(rows, { standing: 'live' }).map((row) => row.entry.name)).toEqual([
      'Chè Shan tuyết',
    ]);
    expect(narrowChannelEntries(rows, { q: 'HOA' })).toHaveLength(1);
    expect(narrowChannelEntries(rows, { sort: 'verified', order: 'down' })[1]?.presence).toBeNull();
    await revokePresence(context, staff, { presenceId, note: 'Nhầm' });
    expect(await standing(context, 'Chè Shan tuyết')).toBe('ready');
  });

  test('a link that nobody has checked hides no refusal, and a page seen live does', () => {
    const today = '2026-11-27';
    const at = Date.parse('2026-11-20T03:00:00Z');
    const presence = (changes: Partial<LookedAtPresence>): LookedAtPresence => ({
      state: 'claimed',
      url: 'https://shopee.vn/che-i.1.2',
      isDemo: false,
      verifiedAt: null,
      why: null,
      ...changes,
    });
    const about = { isReady: true, isRefused: true, isHanded: false };
    const claim = presence({});
    const refused = presence({ state: 'rejected', verifiedAt: at, url: null });
    const gone = presence({ state: 'dead_link', verifiedAt: at });
    const live = presence({ state: 'live', verifiedAt: at });
    expect(entryStandingOf([claim], about, today)).toEqual({ standing: 'down', presence: null, claim });
    const calm = { ...about, isRefused: false };
    expect(entryStandingOf([claim, refused], calm, today)).toEqual({
      standing: 'down',
      presence: refused,
      claim,
    });
    expect(entryStandingOf([claim, gone], calm, today)).toMatchObject({ standing: 'claimed', claim: null });
    expect(entryStandingOf([claim, live], about, today)).toMatchObject({ standing: 'live', claim: null });
    const words = whyLines('vi', { standing: 'down', presence: null, claim }, undefined);
    expect(words).toEqual(['có người khai một trang trên sàn này, chưa ai kiểm chứng']);
  });

  test('a task is given to the team with a day, its progress counted from the presences, and closed by the desk', async () => {
    const { context, clock } = await open();
    const [seller, staff] = [await sellerOf(context), staffMember()];
    const ids: string[] = [];
    for (const name of ['Chè Shan tuyết', 'Mật ong hoa nhãn'])
      ids.push((await recognisedEntry(context, { producerId: seller.producerId, name, rounds: [] })).id);
    const mai = await personWith(context, 'Mai', 'team_member');
    const buyer = await personWith(context, 'Khách', 'buyer');
    expect(await listAssignees(context)).toEqual([{ personId: mai, name: 'Mai', role: 'team_member' }]);
    const today = localDate(clock.now());
    const task = {
      formKey: newId(),
      title: 'Đưa lên Shopee',
      channelCode: 'shopee',
      entryIds: ids,
      assigneeId: mai,
      dueOn: addDays(today, 3),
      note: '',
    };
    await expect(assignTask(context, seller, task)).rejects.toThrow('task');
    for (const [changes, code] of [
      [{ title: ' ' }, 'required'],
      [{ entryIds: [] }, 'taskEmpty'],
      [{ entryIds: ['x'] }, 'notInList'],
      [{ assigneeId: buyer }, 'notInList'],
      [{ dueOn: '3/12' }, 'notADate'],
      [{ dueOn: addDays(today, -1) }, 'dateInPast'],
    ] as const)
      await expect(assignTask(context, staff, { ...task, ...changes }), code).rejects.toMatchObject({ code });
    const taskId = await assignTask(context, staff, task);
    const mine = async () =>
      (await listTasks(context, mai)).map(({ done, total, isOverdue }) => ({ done, total, isOverdue }));
    expect(await mine()).toEqual([{ done: 0, total: 2, isOverdue: false }]);
    expect(await listTasks(context, buyer)).toEqual([]);
    const claim = (entryId: string, url: string) => claimPresences(context, seller, [{ entryId, url }]);
    await claim(ids[0] ?? '', 'https://shopee.vn/che-i.1.2');
    await claim(ids[1] ?? '', 'https://tiki.vn/mat-ong-p1.html');
    expect(await mine()).toEqual([{ done: 1, total: 2, isOverdue: false }]);
    clock.advanceDays(4);
    expect(await mine()).toEqual([{ done: 1, total: 2, isOverdue: true }]);
    await claim(ids[1] ?? '', 'https://shopee.vn/mat-ong-i.1.3');
    expect(await mine()).toEqual([{ done: 2, total: 2, isOverdue: false }]);
    await expect(closeTask(context, seller, taskId)).rejects.toThrow('task');
    await closeTask(context, staff, taskId);
    expect(await mine()).toEqual([]);
    expect((await listTasks(context, null)).map(({ id }) => id)).toEqual([taskId]);
    await expect(closeTask(context, staff, taskId)).rejects.toMatchObject({ code: 'changedMeanwhile' });

    await expect(reopenTask(context, seller, taskId)).rejects.toThrow('task');
    clock.advance(60_000);
    await reopenTask(context, staff, taskId);
    await expect(reopenTask(context, staff, taskId)).rejects.toMatchObject({ code: 'taskOpenAlready' });
    const [again] = await listTasks(context, mai);
    expect(again).toMatchObject({ done: 2, total: 2, closedAt: null });
    expect(again?.history.map(({ act }) => act)).toEqual(['assign-task', 'close-task', 'reopen-task']);
    expect(new Set(again?.history.map(({ personId }) => personId))).toEqual(new Set([staff.personId]));
    await closeTask(context, staff, taskId);
  });

  test('a form that comes six times is one task, a closed channel gets none, and the second who closes one is told', async () => {
    const { context, clock } = await open();
    const [seller, staff] = [await sellerOf(context), staffMember()];
    const { id } = await recognisedEntry(context, { producerId: seller.producerId, rounds: [] });
    const mai = await personWith(context, 'Mai', 'team_member');
    const form = {
      formKey: newId(),
      title: 'Đưa lên Shopee',
      channelCode: 'shopee',
      entryIds: [id],
      assigneeId: mai,
      dueOn: addDays(localDate(clock.now()), 3),
      note: '',
    };
    const given = await Promise.all(Array.from({ length: 6 }, () => assignTask(context, staff, form)));
    const [task, ...others] = await listTasks(context, null);
    expect([new Set(given), others.length]).toEqual([new Set([task?.id]), 0]);
    expect(task?.history.map(({ act }) => act)).toEqual(['assign-task']);
    // A form of its own is another task.
    await assignTask(context, staff, { ...form, formKey: newId() });
    await assignTask(context, staff, { ...form, title: 'Đưa lên Shopee lần hai' });
    expect(await listTasks(context, null)).toHaveLength(3);
    // So is one that says something else to who does it.
    const noted = await assignTask(context, staff, { ...form, note: 'Gọi trước khi đến' });
    expect(given).not.toContain(noted);
    expect((await listTasks(context, null)).find(({ id }) => id === noted)).toMatchObject({
      note: 'Gọi trước khi đến',
    });

    const { channel } = context.store.tables;
    await context.store.write((tx) =>
      tx
        .update(channel)
        .set({ closedOn: localDate(clock.now()) })
        .where(eq(channel.code, 'tiki')),
    );
    const refused = (channelCode: string) =>
      assignTask(context, staff, { ...form, formKey: newId(), channelCode });
    await expect(refused('tiki')).rejects.toMatchObject({
      code: 'taskChannelClosed',
      params: { channel: 'Tiki' },
    });
    await expect(refused('website')).rejects.toThrow('channel');

    const lan = await personWith(context, 'Lan', 'department_staff');
    await closeTask(context, { ...staff, personId: lan }, given[0] ?? '');
    await expect(closeTask(context, staff, given[0] ?? '')).rejects.toMatchObject({
      code: 'taskClosedBy',
      params: { name: 'Lan' },
    });
    await context.store.write((tx) =>
      tx.update(channel).set({ closedOn: null }).where(eq(channel.code, form.channelCode)),
    );
    await expect(assignTask(context, staff, form)).rejects.toMatchObject({
      code: 'taskClosedBefore',
      params: { title: form.title },
    });
  });

  test('a task names whom to call and where to look for each product', async () => {
    const { context, clock } = await open();
    const [seller, staff] = [await sellerOf(context), staffMember()];
    const { producer } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(producer).set({ contactPhone: '+84912345678' }).where(eq(producer.id, seller.producerId)),
    );
    const tea = await recognisedEntry(context, { producerId: seller.producerId, name: 'Chè', rounds: [] });
    await publishedListing(context, seller, { entryId: tea.id });
    const url = 'https://shopee.vn/che-i.1.2';
    await claimPresences(context, seller, [{ entryId: tea.id, url }]);
    const assigneeId = await personWith(context, 'Mai', 'team_member');
    await assignTask(context, staff, {
      formKey: newId(),
      title: 'Đưa lên Shopee',
      channelCode: 'shopee',
      entryIds: [tea.id],
      assigneeId,
      dueOn: addDays(localDate(clock.now()), 3),
      note: '',
    });
    const [task] = await listTasks(context, assigneeId);
    expect(task?.entries).toMatchObject([{ phone: '+84912345678', isThere: true, pageUrl: url }]);
    expect(task?.entries[0]?.listingSlug).toMatch(/^che/);
  });
});

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { disablePerson } from '#app/domain/accounts/disable-person.server.ts';
import { endOtherSessions, endSession } from '#app/domain/accounts/end-sessions.server.ts';
import { erasePerson } from '#app/domain/accounts/erase-person.server.ts';
import { grantRole } from '#app/domain/accounts/grant-role.server.ts';
import { listPeople } from '#app/domain/accounts/list-people.server.ts';
import { listSessions } from '#app/domain/accounts/list-sessions.server.ts';
import { sessionId } from '#app/domain/accounts/open-session.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { revokeRole } from '#app/domain/accounts/revoke-role.server.ts';
import { signOut } from '#app/domain/accounts/sign-out.server.ts';
import { updatePerson } from '#app/domain/accounts/update-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { newSecret } from '#app/server/ids.server.ts';
import { account, actorOf, refusal, tryIn, whoHas } from '#tests/factories/account.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

eachEngine('a session', (open) => {
  test('ends when unused, and in any case after its longest life', async () => {
    const { context, clock } = await open();
    await account(context);
    const unused = await tryIn(context);
    clock.advance(14 * DAY - 1);
    expect(await whoHas(context, unused.token)).not.toBeNull();
    const used = await tryIn(context);
    clock.advance(14 * DAY);
    expect(await whoHas(context, used.token)).toBeNull();
    const kept = await tryIn(context);
    for (let day = 0; day < 90; day += 10) {
      expect(await whoHas(context, kept.token), `day ${day}`).not.toBeNull();
      await seen(context, kept.token);
      clock.advance(10 * DAY);
    }
    expect(await whoHas(context, kept.token)).toBeNull();
  });

  test('of staff is short, and becomes short at once when the role is granted', async () => {
    const { context, clock } = await open();
    const personId = await account(context);
    const { token } = await tryIn(context);
    clock.advance(3 * HOUR);
    expect(await whoHas(context, token)).not.toBeNull();
    await seen(context, token);
    await grantRole(context, { personId, role: 'department_staff', grantedBy: null });
    expect((await whoHas(context, token))?.memberships).toEqual([
      { role: 'department_staff', producerId: null, communeCode: null },
    ]);
    clock.advance(2 * HOUR);
    expect(await whoHas(context, token)).toBeNull();
    const staff = await tryIn(context);
    expect(staff.lifetimeMs).toBe(12 * HOUR);
  });

  test('is last seen to the minute, without a write for each page', async () => {
    const { context, clock } = await open();
    await account(context);
    const { token } = await tryIn(context);
    const start = clock.now();
    clock.advance(59_000);
    expect(await seen(context, token)).toBe(0);
    expect(await lastSeen(context, token)).toBe(start);
    clock.advance(1_000);
    expect(await seen(context, token)).toBe(1);
    expect(await lastSeen(context, token)).toBe(start + 60_000);
  });

  test('ends on the server when its person signs out, and for nobody else', async () => {
    const { context } = await open();
    await account(context);
    const [mine, other] = [await tryIn(context), await tryIn(context)];
    await signOut(context, await actorOf(context, mine.token));
    expect(await whoHas(context, mine.token)).toBeNull();
    expect(await whoHas(context, other.token)).not.toBeNull();
  });

  test('opens nothing for a person who is disabled, even where it was not ended', async () => {
    const { context, clock } = await open();
    const personId = await account(context);
    const { token } = await tryIn(context);
    const { person } = context.store.tables;
    await context.store.write((tx) =>
      tx.update(person).set({ disabledAt: clock.now() }).where(eq(person.id, personId)),
    );
    expect(await whoHas(context, token)).toBeNull();
  });

  test('is listed and ended by its own person only', async () => {
    const { context } = await open();
    await account(context);
    await account(context, { phone: '0987 654 321' });
    const here = await actorOf(context, (await tryIn(context)).token);
    const there = await tryIn(context);
    const stranger = await actorOf(context, (await tryIn(context, { login: '0987 654 321' })).token);
    const listed = await listSessions(context, here);
    expect(listed.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    const far = listed.find(({ isThis }) => !isThis)?.publicId ?? '';
    await expect(endSession(context, stranger, far)).rejects.toThrow('no such session');
    expect(await whoHas(context, there.token)).not.toBeNull();
    await endSession(context, here, far);
    expect(await whoHas(context, there.token)).toBeNull();
    await tryIn(context);
    await tryIn(context);
    expect(await endOtherSessions(context, here)).toBe(2);
    expect(await listSessions(context, here)).toHaveLength(1);
    expect(await listSessions(context, stranger)).toHaveLength(1);
  });

  test('of a person who is disabled ends at once', async () => {
    const { context } = await open();
    const personId = await account(context);
    const { token } = await tryIn(context);
    await disablePerson(context, { personId, disabledBy: null });
    expect(await whoHas(context, token)).toBeNull();
    expect(await refusal(disablePerson(context, { personId, disabledBy: null }))).toBe('wrongState');
  });

  test('opens for no other text than its token', async () => {
    const { context } = await open();
    await account(context);
    const { token } = await tryIn(context);
    for (const other of [
      '',
      'x',
      newSecret(),
      sessionId(token),
      token.slice(0, -1),
      `${token}x`,
      '%',
      `${token}; session=${token}x`.slice(0, 20),
    ]) {
      expect(await whoHas(context, other), other).toBeNull();
    }
  });
});

eachEngine('roles', (open) => {
  test('are held for their place, granted once, revoked at once', async () => {
    const { context } = await open();
    const personId = await account(context);
    const { token } = await tryIn(context);
    const { producerId } = await sellerOf(context);
    expect(await refusal(grantRole(context, { personId, role: 'producer_member', grantedBy: null }))).toBe(
      'roleNeedsProducer',
    );
    expect(await refusal(grantRole(context, { personId, role: 'team_member', grantedBy: null }))).toBe(
      'roleNeedsCommune',
    );
    await expect(
      grantRole(context, { personId, role: 'producer_member', producerId: 'none', grantedBy: null }),
    ).rejects.toThrow('no such producer');
    await expect(grantRole(context, { personId: 'none', role: 'operator', grantedBy: null })).rejects.toThrow(
      'no such person',
    );
    for (let twice = 0; twice < 2; twice++)
      await grantRole(context, { personId, role: 'producer_member', producerId, grantedBy: null });
    expect((await whoHas(context, token))?.memberships).toEqual([
      { role: 'producer_member', producerId, communeCode: null },
    ]);
    await revokeRole(context, { personId, role: 'producer_member', producerId, revokedBy: null });
    expect((await whoHas(context, token))?.memberships).toEqual([]);
    await expect(
      revokeRole(context, { personId, role: 'producer_member', producerId, revokedBy: null }),
    ).rejects.toThrow('not held');
    const { audit } = context.store.tables;
    const acts = await context.store.read((db) =>
      db.select({ act: audit.act }).from(audit).where(eq(audit.subjectId, personId)).orderBy(audit.id),
    );
    expect(acts.map(({ act }) => act)).toEqual(['create-person', 'grant-role', 'revoke-role']);
  });
});

eachEngine('personal data', (open) => {
  test('can be changed by its person, and is gone for ever once erased', async () => {
    const { context } = await open();
    const personId = await account(context);
    const { token } = await tryIn(context);
    await updatePerson(context, await actorOf(context, token), { name: '  Giàng  Thị Mây ', language: 'en' });
    expect(await whoHas(context, token)).toMatchObject({ name: 'Giàng Thị Mây', language: 'en' });
    expect((await listPeople(context)).map(({ name, contacts }) => [name, ...contacts])).toEqual([
      ['Giàng Thị Mây', '09•• ••• 678', '0•••@vidu.vn'],
    ]);
    await erasePerson(context, { personId, erasedBy: null });
    expect(await whoHas(context, token)).toBeNull();
    expect(await refusal(tryIn(context))).toBe('signInFailed');
    await expect(readPerson(context, personId)).rejects.toThrow('no such person');
    expect(await listPeople(context)).toEqual([]);
    const { person, personKey } = context.store.tables;
    const [row] = await context.store.read((db) => db.select().from(person).where(eq(person.id, personId)));
    expect(row).toMatchObject({
      personalData: '',
      phoneHash: null,
      emailHash: null,
      passwordHash: null,
      totpSecret: null,
    });
    const [key] = await context.store.read((db) =>
      db.select().from(personKey).where(eq(personKey.personId, personId)),
    );
    expect(key?.wrappedKey).toBeNull();
    await expect(erasePerson(context, { personId, erasedBy: null })).rejects.toThrow('no such person');
    await account(context);
  });
});

/** A request, and the writes that it left behind, which it does not wait for. @returns how many those were. */
async function seen(context: Context, token: string): Promise<number> {
  const left: Array<Promise<unknown>> = [];
  const write: Context['store']['write'] = (work, options) => {
    const writing = context.store.write(work, options);
    left.push(writing);
    return writing;
  };
  await whoHas({ ...context, store: { ...context.store, write } }, token);
  await Promise.all(left);
  return left.length;
}

async function lastSeen(context: Context, token: string): Promise<number | undefined> {
  const { session } = context.store.tables;
  const [row] = await context.store.read((db) =>
    db
      .select({ at: session.lastSeenAt })
      .from(session)
      .where(eq(session.id, sessionId(token))),
  );
  return row?.at;
}

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { disablePerson } from '#app/domain/accounts/disable-person.server.ts';
import { grantRole } from '#app/domain/accounts/grant-role.server.ts';
import { type InviteMember, inviteMember } from '#app/domain/accounts/invite-member.server.ts';
import { listMembers } from '#app/domain/accounts/list-members.server.ts';
import { makeMemberLink } from '#app/domain/accounts/make-member-link.server.ts';
import {
  makePasswordLink,
  readPasswordLink,
  setPasswordByLink,
} from '#app/domain/accounts/password-link.server.ts';
import { readSession } from '#app/domain/accounts/read-session.server.ts';
import { revokeRole } from '#app/domain/accounts/revoke-role.server.ts';
import { listNotices } from '#app/domain/notices/list-notices.server.ts';
import { errorsOf } from '#app/routes/answer-form.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { actorOf, PASSWORD, refusal, tryIn } from '#tests/factories/account.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { signedIn } from '#tests/support/signed-in.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const staff: Actor = {
  personId: newId(),
  sessionId: newId(),
  name: 'Cán bộ',
  language: 'vi',
  memberships: [{ role: 'department_staff', producerId: null, communeCode: null }],
  hasSecondFactor: true,
  owesSecondFactor: false,
};

/** A member of staff with an open session, a code shown in it now. */
async function officer(context: Context): Promise<Actor> {
  const { cookie } = await signedIn(context, { role: 'department_staff' });
  const actor = await readSession(context, cookie);
  if (!actor) throw new Error('no session');
  return actor;
}

function invitation(producerId: string, changes: Partial<InviteMember> = {}): InviteMember {
  return {
    producerId,
    name: 'Lý Thị Hoa',
    phone: '0912 345 678',
    email: '',
    language: 'vi',
    agreed: true,
    ...changes,
  };
}

const tokenOf = (address: string) => new URL(address).searchParams.get('token') ?? '';

eachEngine('the people of a producer', (open) => {
  test('staff invite one, who sets a password by the link and acts for the producer alone', async () => {
    const { context, clock } = await open();
    const { producerId } = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    const { personId, link } = await inviteMember(context, staff, invitation(producerId));
    if (!link) throw new Error('a new person without a link');
    expect(await listMembers(context, producerId)).toMatchObject([
      { name: 'Lý Thị Hoa', contacts: ['09•• ••• 678'], lastSignInAt: null, hasPassword: false },
    ]);
    const { address, until } = link;
    expect(link.name).toBe('Lý Thị Hoa');
    expect(until - clock.now()).toBe(24 * 3600_000);
    await setPasswordByLink(context, tokenOf(address), PASSWORD);
    const signedInAt = clock.now();
    const actor = await actorOf(context, (await tryIn(context)).token);
    expect(actor.memberships).toEqual([{ role: 'producer_member', producerId, communeCode: null }]);
    expect(await listMembers(context, producerId)).toMatchObject([
      { lastSignInAt: signedInAt, hasPassword: true },
    ]);
    expect(await listMembers(context, other.producerId)).toEqual([]);
    expect(
      await refusal(
        makeMemberLink(context, await officer(context), { producerId: other.producerId, personId }),
      ),
      'no link by way of a producer that is not theirs',
    ).toContain('no such member');
  });

  test('keeps who agreed to what, asked by whom, and audits without personal data', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const { personId } = await inviteMember(context, staff, invitation(producerId));
    await makeMemberLink(context, await officer(context), { producerId, personId });
    const { consent, audit } = context.store.tables;
    expect(
      await context.store.read((db) => db.select().from(consent).where(eq(consent.personId, personId))),
    ).toMatchObject([
      {
        purpose: 'producer-account',
        channel: 'assisted',
        helperId: staff.personId,
        evidence: { producerId },
        withdrawnAt: null,
      },
    ]);
    const acts = await context.store.read((db) =>
      db.select().from(audit).where(eq(audit.personId, staff.personId)),
    );
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining([
        'create-person',
        'grant-role',
        'give-consent',
        'invite-member',
        'make-password-link',
      ]),
    );
    expect(JSON.stringify(acts)).not.toMatch(/Hoa|345678/);
  });

  test('without consent, a way to sign in or a name nobody is made', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    for (const [changes, code] of [
      [{ agreed: false }, 'mustAgree'],
      [{ phone: '' }, 'contactNeeded'],
      [{ phone: '12' }, 'notAPhone'],
      [{ email: 'hoa' }, 'notAnEmail'],
      [{ name: ' ' }, 'required'],
    ] as const) {
      expect(await refusal(inviteMember(context, staff, invitation(producerId, changes)))).toBe(code);
    }
    const { person, consent } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(person))).toEqual([]);
    expect(await context.store.read((db) => db.select().from(consent))).toEqual([]);
  });

  test('who has an account already keeps it; an official gets neither role nor link', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    const first = await inviteMember(context, staff, invitation(producerId));
    const again = await inviteMember(context, staff, invitation(other.producerId, { name: 'Hoa' }));
    expect(again).toEqual({ personId: first.personId, link: null });
    expect(await listMembers(context, other.producerId)).toMatchObject([{ name: 'Lý Thị Hoa' }]);
    const official = await createPerson(context, {
      name: 'Cán bộ',
      email: 'canbo@vidu.vn',
      role: { role: 'department_staff' },
    });
    expect(
      await refusal(
        inviteMember(context, staff, invitation(producerId, { phone: '', email: 'canbo@vidu.vn' })),
      ),
    ).toBe('memberIsStaff');
    await context.store.write((tx) =>
      tx.insert(context.store.tables.membership).values({
        id: newId(),
        personId: official,
        role: 'producer_member',
        producerId,
        grantedAt: 0,
      }),
    );
    expect(
      await refusal(makeMemberLink(context, await officer(context), { producerId, personId: official })),
    ).toBe('memberIsStaff');
  });

  test('everything wrong with an invitation is said at once, each beside its field', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const changes = { name: ' ', phone: '12', email: 'hoa', agreed: false };
    const refused = await inviteMember(context, staff, invitation(producerId, changes)).catch(
      (error) => error,
    );
    expect(Object.entries(errorsOf(refused)).map(([field, { code }]) => [field, code])).toEqual([
      ['name', 'required'],
      ['phone', 'notAPhone'],
      ['email', 'notAnEmail'],
      ['agreed', 'mustAgree'],
    ]);
  });

  test('a link for an account in use asks its maker for a fresh code, is short, and is told to the producers', async () => {
    const { context, clock } = await open();
    const seller = await sellerOf(context);
    const { producerId } = seller;
    const { personId, link } = await inviteMember(context, staff, invitation(producerId));
    await setPasswordByLink(context, tokenOf(link?.address ?? ''), PASSWORD);
    expect(await listNotices(context, seller), 'nothing to tell of a first password').toEqual([]);

    const maker = await officer(context);
    clock.advance(10 * 60_000 - 1);
    const { address, until } = await makeMemberLink(context, maker, { producerId, personId });
    expect(until - clock.now()).toBe(3600_000);
    expect(await listNotices(context, seller)).toMatchObject([{ kind: 'password-link', isRead: false }]);
    clock.advance(1);
    expect(await refusal(makeMemberLink(context, maker, { producerId, personId }))).toBe('secondFactorStale');
    expect((await readPasswordLink(context, tokenOf(address))).id).toBe(personId);
    clock.advance(3600_000 - 1);
    expect(await refusal(readPasswordLink(context, tokenOf(address)))).toBe('linkExpired');
  });

  test('access ends at once, in an open session too', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const { personId } = await inviteMember(context, staff, invitation(producerId));
    const { address } = await makeMemberLink(context, await officer(context), { producerId, personId });
    await setPasswordByLink(context, tokenOf(address), PASSWORD);
    const { token } = await tryIn(context);
    await revokeRole(context, { personId, role: 'producer_member', producerId, revokedBy: staff.personId });
    expect((await actorOf(context, token)).memberships).toEqual([]);
    expect(await listMembers(context, producerId)).toEqual([]);
  });

  test('an invitation with its link is one point: none is left with an account and no way in', async () => {
    const { context } = await open({ settings: { LIMIT_INVITES_PER_HOUR: '2' } });
    const { producerId } = await sellerOf(context);
    for (const phone of ['0912345671', '0912345672']) {
      const { link } = await inviteMember(context, staff, invitation(producerId, { phone }));
      expect(link?.address).toContain('/account/set-password?token=');
    }
    const more = inviteMember(context, staff, invitation(producerId, { phone: '0912345673' }));
    expect(await refusal(more)).toBe('tooManyRequests');
    expect(await listMembers(context, producerId)).toHaveLength(2);
  });

  test('a link dies with a newer one, with the access it was made for, with the person and with an office', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    const { personId } = await inviteMember(context, staff, invitation(producerId));
    const link = async (of = producerId) =>
      tokenOf((await makeMemberLink(context, await officer(context), { producerId: of, personId })).address);
    const use = (token: string) => refusal(setPasswordByLink(context, token, PASSWORD));
    const end = { personId, role: 'producer_member', producerId, revokedBy: staff.personId } as const;

    const older = await link();
    const newer = await link();
    expect(await use(older)).toBe('linkExpired');
    expect((await readPasswordLink(context, newer)).id).toBe(personId);

    await inviteMember(context, staff, invitation(other.producerId));
    expect((await readPasswordLink(context, newer)).id, 'a second producer takes nothing away').toBe(
      personId,
    );
    await revokeRole(context, end);
    expect(await use(newer)).toBe('linkExpired');
    await inviteMember(context, staff, invitation(producerId));
    expect(await use(newer), 'let in again: by a new link only').toBe('linkExpired');

    const beforeOffice = await link();
    await grantRole(context, { personId, role: 'operator', grantedBy: null });
    expect(await use(beforeOffice)).toBe('linkExpired');
    const fromCommandLine = await makePasswordLink(context, { personId });
    expect((await readPasswordLink(context, fromCommandLine)).id).toBe(personId);
    await revokeRole(context, { personId, role: 'operator', revokedBy: null });

    const beforeShut = await link(other.producerId);
    expect((await readPasswordLink(context, beforeShut)).id).toBe(personId);
    await disablePerson(context, { personId, disabledBy: null });
    expect(await use(beforeShut)).toBe('linkExpired');
  });

  test('who agreed is kept once while they act for the producer, and again when they are let in anew', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const other = await sellerOf(context, 'HTX Khác');
    const { personId } = await inviteMember(context, staff, invitation(producerId));
    const { consent } = context.store.tables;
    const kept = async () =>
      (await context.store.read((db) => db.select().from(consent).where(eq(consent.personId, personId)))).map(
        ({ evidence }) => evidence?.producerId,
      );
    await inviteMember(context, staff, invitation(producerId));
    expect(await kept()).toEqual([producerId]);
    await inviteMember(context, staff, invitation(other.producerId));
    expect((await kept()).sort()).toEqual([producerId, other.producerId].sort());
    await revokeRole(context, { personId, role: 'producer_member', producerId, revokedBy: null });
    await inviteMember(context, staff, invitation(producerId));
    expect(await kept()).toHaveLength(3);
  });
});

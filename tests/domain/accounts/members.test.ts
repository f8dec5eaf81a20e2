import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { createPerson } from '#app/domain/accounts/create-person.server.ts';
import { type InviteMember, inviteMember } from '#app/domain/accounts/invite-member.server.ts';
import { listMembers } from '#app/domain/accounts/list-members.server.ts';
import { makeMemberLink } from '#app/domain/accounts/make-member-link.server.ts';
import { setPasswordByLink } from '#app/domain/accounts/password-link.server.ts';
import { revokeRole } from '#app/domain/accounts/revoke-role.server.ts';
import { newId } from '#app/server/ids.server.ts';
import { actorOf, PASSWORD, refusal, tryIn } from '#tests/factories/account.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const staff: Actor = {
  personId: newId(),
  sessionId: newId(),
  name: 'Cán bộ',
  language: 'vi',
  memberships: [{ role: 'department_staff', producerId: null, communeCode: null }],
  hasSecondFactor: true,
};

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
    const { personId, isNew } = await inviteMember(context, staff, invitation(producerId));
    expect(isNew).toBe(true);
    expect(await listMembers(context, producerId)).toMatchObject([
      { name: 'Lý Thị Hoa', contacts: ['09•• ••• 678'], lastSignInAt: null, hasPassword: false },
    ]);
    const { address, until } = await makeMemberLink(context, staff, { producerId, personId });
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
      await refusal(makeMemberLink(context, staff, { producerId: other.producerId, personId })),
      'no link by way of a producer that is not theirs',
    ).toContain('no such member');
  });

  test('keeps who agreed to what, asked by whom, and audits without personal data', async () => {
    const { context } = await open();
    const { producerId } = await sellerOf(context);
    const { personId } = await inviteMember(context, staff, invitation(producerId));
    await makeMemberLink(context, staff, { producerId, personId });
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
    expect(again).toEqual({ personId: first.personId, isNew: false });
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
    expect(await refusal(makeMemberLink(context, staff, { producerId, personId: official }))).toBe(
      'memberIsStaff',
    );
  });

  test('access ends at once, in an open session too, and invitations are limited', async () => {
    const { context } = await open({ settings: { LIMIT_INVITES_PER_HOUR: '2' } });
    const { producerId } = await sellerOf(context);
    const { personId } = await inviteMember(context, staff, invitation(producerId));
    const { address } = await makeMemberLink(context, staff, { producerId, personId });
    await setPasswordByLink(context, tokenOf(address), PASSWORD);
    const { token } = await tryIn(context);
    await revokeRole(context, { personId, role: 'producer_member', producerId, revokedBy: staff.personId });
    expect((await actorOf(context, token)).memberships).toEqual([]);
    expect(await listMembers(context, producerId)).toEqual([]);
    expect(await refusal(inviteMember(context, staff, invitation(producerId, { phone: '0987654321' })))).toBe(
      'tooManyRequests',
    );
  });
});

import { and, eq, isNull } from 'drizzle-orm';
import { type Actor, staffRole } from '#app/domain/accounts/actor.ts';
import { readContact } from '#app/domain/accounts/contact.ts';
import { createPerson, readName } from '#app/domain/accounts/create-person.server.ts';
import { giveConsent } from '#app/domain/accounts/give-consent.server.ts';
import { grantRole } from '#app/domain/accounts/grant-role.server.ts';
import { isStaff } from '#app/domain/accounts/is-staff.server.ts';
import { limitInvites } from '#app/domain/accounts/limit-invites.server.ts';
import { type HandedLink, handLink } from '#app/domain/accounts/make-member-link.server.ts';
import { findByContact } from '#app/domain/accounts/read-person.server.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

/** Goes up when the sentence beside the box says something else. */
const CONSENT_TEXT_VERSION = '2026-11';
const PURPOSE = 'producer-account';

export type InviteMember = {
  producerId: string;
  name: string;
  /** Any usual way of writing them; at least one of the two. */
  phone: string;
  email: string;
  language: 'vi' | 'en';
  /** Staff say that the person agreed to have an account. */
  agreed: boolean;
};

/**
 * Lets a person act for a producer: a new account, or the one that is known by the phone number or e-mail address
 * already. Role, consent and audit come in one write. A new account comes with its link, both for one point of the limit:
 * nobody is left with an account that they cannot enter.
 * @returns the person, and the link to set their first password; null for who had an account already.
 * @throws DomainError on the field that is wrong, `memberIsStaff`, `personDisabled`; TooManyTries; NotFound.
 */
export async function inviteMember(
  context: Context,
  actor: Actor,
  input: InviteMember,
): Promise<{ personId: string; link: HandedLink | null }> {
  const { producerId, name, phone, email, language } = input;
  checkInvitation(input);
  await limitInvites(context, actor.personId);
  const known = await findKnown(context, input);
  const role = staffRole(actor) ?? '';
  const personId = await context.store.write(async (tx) => {
    const invited =
      known ?? (await createPerson(context, { name, phone, email, language, createdBy: actor.personId }));
    const hasAgreed = known !== null && (await agreedAlready(context, tx, known, producerId));
    await grantRole(context, {
      personId: invited,
      role: 'producer_member',
      producerId,
      grantedBy: actor.personId,
    });
    if (!hasAgreed) {
      await giveConsent(context, {
        personId: invited,
        purpose: PURPOSE,
        textVersion: CONSENT_TEXT_VERSION,
        helper: { personId: actor.personId, role },
        evidence: { producerId },
      });
    }
    await recordAudit(context, tx, {
      personId: actor.personId,
      role,
      act: 'invite-member',
      subject: 'producer',
      subjectId: producerId,
      detail: { personId: invited, isNew: known === null },
    });
    return invited;
  });
  if (known !== null) return { personId, link: null };
  return { personId, link: await handLink(context, actor, { producerId, personId, name: readName(name) }) };
}

/** Everything about the form that can be told without asking who has an account, in the order of its fields. */
function checkInvitation({ name, phone, email, agreed }: InviteMember): void {
  checkTogether([
    () => void readName(name),
    () => {
      if (!phone.trim() && !email.trim()) throw new DomainError('contactNeeded', { field: 'phone' });
      if (phone.trim() && readContact(phone)?.kind !== 'phone')
        throw new DomainError('notAPhone', { field: 'phone' });
    },
    () => {
      if (email.trim() && readContact(email)?.kind !== 'email')
        throw new DomainError('notAnEmail', { field: 'email' });
    },
    () => {
      if (!agreed) throw new DomainError('mustAgree', { field: 'agreed' });
    },
  ]);
}

/** Invited once more while they act for the producer already: that they agreed to these words is kept once. */
async function agreedAlready(
  context: Context,
  tx: Tx,
  personId: string,
  producerId: string,
): Promise<boolean> {
  const { consent, membership } = context.store.tables;
  const [held] = await tx
    .select({ id: membership.id })
    .from(membership)
    .where(
      and(
        eq(membership.personId, personId),
        eq(membership.role, 'producer_member'),
        eq(membership.producerId, producerId),
        isNull(membership.revokedAt),
      ),
    );
  if (!held) return false;
  const given = await tx
    .select({ evidence: consent.evidence })
    .from(consent)
    .where(
      and(
        eq(consent.personId, personId),
        eq(consent.purpose, PURPOSE),
        eq(consent.textVersion, CONSENT_TEXT_VERSION),
        isNull(consent.withdrawnAt),
      ),
    );
  return given.some(({ evidence }) => evidence?.producerId === producerId);
}

/** The id of who has an account by this phone number or e-mail address, or null. */
async function findKnown(context: Context, { phone, email }: InviteMember): Promise<string | null> {
  const byPhone = phone.trim() ? readContact(phone) : null;
  const byEmail = email.trim() ? readContact(email) : null;
  const owner = byPhone && (await findByContact(context, byPhone));
  const other = byEmail && (await findByContact(context, byEmail));
  if (owner && other && owner.id !== other.id) throw new DomainError('emailTaken', { field: 'email' });
  const known = owner ?? other;
  if (!known) return null;
  const field = owner ? 'phone' : 'email';
  if (known.disabledAt !== null) throw new DomainError('personDisabled', { field });
  // Who decides about listings does not also write them.
  if (await isStaff(context, known.id)) throw new DomainError('memberIsStaff', { field });
  return known.id;
}

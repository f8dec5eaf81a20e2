import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { checkPassword } from '#app/domain/accounts/check-password.server.ts';
import { endSessionsOf } from '#app/domain/accounts/end-sessions.server.ts';
import { hashPassword } from '#app/domain/accounts/hash-password.server.ts';
import { holdsOffice } from '#app/domain/accounts/is-staff.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { tellProducer } from '#app/domain/notices/tell-producer.server.ts';
import { latestNow } from '#app/server/clock.server.ts';
import type { Context } from '#app/server/context.ts';
import { deriveKey, fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { CannotOpen, open, seal } from '#app/server/crypto/seal.server.ts';
import { DomainError, isNotFound, NotFound } from '#app/server/domain-error.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Db, Tx } from '#db/store.ts';

/** How long a link can be used. */
export const LINK_GOOD_FOR_MS = 24 * 60 * 60_000;
/** One that staff make for an account in use: handed over while the two speak with each other. */
export const RESET_GOOD_FOR_MS = 60 * 60_000;
const PLACE = 'password-link';

const ACT = 'make-password-link';

const linkSchema = z.object({
  personId: z.string(),
  until: z.number(),
  mark: z.string(),
  producerId: z.string().nullable(),
});

export type MakePasswordLink = {
  personId: string;
  /** Made at a producer's page, for one of its people: good only as long as they are that and hold no office. */
  producerId?: string;
  /** Null from the command line. */
  madeBy?: { personId: string; role: string | null } | null;
  /** Milliseconds. */
  goodForMs?: number;
};

/**
 * A token with which a person sets their password themselves, good for one use within 24 hours unless said otherwise. It
 * holds a mark of how things stand, so that it is void once a password is set, a newer link is made, or the access ends
 * that it was made for. Where the account is in use, its producers are told in the same write.
 * @throws NotFound for a person who is gone, shut out, or none of the producer's people who may have one.
 */
export async function makePasswordLink(
  context: Context,
  { personId, producerId, madeBy = null, goodForMs = LINK_GOOD_FOR_MS }: MakePasswordLink,
): Promise<string> {
  const until = context.clock.now() + goodForMs;
  const mark = await context.store.write(async (tx) => {
    await recordAudit(context, tx, {
      personId: madeBy?.personId ?? null,
      role: madeBy?.role ?? null,
      act: ACT,
      subject: 'person',
      subjectId: personId,
      detail: producerId ? { producerId } : {},
    });
    const standing = await markOf(context, tx, personId, producerId ?? null);
    // Access that ended a moment ago: what nobody can use is not handed over.
    if (standing === null) throw new NotFound('no such person, or none of the producer');
    await tellOfLink(context, tx, personId);
    return standing;
  });
  const link = { personId, until, mark, producerId: producerId ?? null };
  return seal(deriveKey(context.config.appSecret, 'password-link'), PLACE, JSON.stringify(link));
}

/** Whoever else signs in for the same producers reads that a link was made, and so does its person when they sign in. */
async function tellOfLink(context: Context, tx: Tx, personId: string): Promise<void> {
  const { person, membership } = context.store.tables;
  const held = await tx
    .select({ producerId: membership.producerId })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        eq(membership.personId, personId),
        eq(membership.role, 'producer_member'),
        isNull(membership.revokedAt),
        isNotNull(person.passwordHash),
      ),
    )
    .orderBy(membership.producerId);
  for (const { producerId } of held) {
    if (producerId === null) continue;
    // Who it was for stands in the register of acts: a notice holds no names.
    await tellProducer(context, tx, {
      producerId,
      kind: 'password-link',
      params: {},
      path: null,
      subject: personId,
    });
  }
}

/** The address on the market to which such a token belongs. */
export function passwordLinkPath(token: string): string {
  return `/account/set-password?token=${token}`;
}

/** Whose link it is. @throws DomainError `linkExpired` when it is used, over, void, forged or its person is gone. */
export async function readPasswordLink(context: Context, token: string) {
  const { personId, producerId, mark } = openLink(context, token);
  const now = await context.store.read((db) => markOf(context, db, personId, producerId));
  if (now !== mark) throw new DomainError('linkExpired');
  try {
    return await readPerson(context, personId);
  } catch (error) {
    if (isNotFound(error)) throw new DomainError('linkExpired', { cause: error });
    throw error;
  }
}

/**
 * Sets the password by a link and signs the person out everywhere. The second factor stays as it is: a link does not
 * stand in for it (ASVS 6.4.3).
 * @returns the phone or e-mail with which they sign in; null where none is known.
 * @throws DomainError `linkExpired`, or on field `password`.
 */
export async function setPasswordByLink(
  context: Context,
  token: string,
  password: string,
): Promise<string | null> {
  const known = await readPasswordLink(context, token);
  const { producerId, mark } = openLink(context, token);
  await checkPassword(context, password, known.data);
  const passwordHash = await hashPassword(password);
  const { person } = context.store.tables;
  await context.store.write(async (tx) => {
    // Again, since hashing takes its time: of two who use a link at once only one may.
    if ((await markOf(context, tx, known.id, producerId)) !== mark) throw new DomainError('linkExpired');
    await tx
      .update(person)
      .set({ passwordHash, passwordChangedAt: context.clock.now() })
      .where(eq(person.id, known.id));
    await endSessionsOf(context, tx, known.id);
    await recordAudit(context, tx, {
      personId: known.id,
      role: null,
      act: 'set-password',
      subject: 'person',
      subjectId: known.id,
    });
  });
  return known.data.phone ?? known.data.email ?? null;
}

/**
 * What a token says.
 * @throws DomainError `linkExpired` for one that is forged, over, or good for longer than any can be: its clock was ahead.
 */
function openLink(context: Context, token: string): z.infer<typeof linkSchema> {
  const expired = new DomainError('linkExpired');
  try {
    const text = open(deriveKey(context.config.appSecret, 'password-link'), PLACE, token);
    const link = linkSchema.safeParse(JSON.parse(text));
    const latest = latestNow(context.clock) + LINK_GOOD_FOR_MS;
    if (!link.success || context.clock.now() >= link.data.until || link.data.until > latest) throw expired;
    return link.data;
  } catch (error) {
    if (error instanceof CannotOpen) throw expired;
    throw error;
  }
}

/**
 * Changes whenever the password is set or voided, another link is made for the person, or they are no longer let in to
 * the producer under the same grant. Null while no link can be good: the person is gone or shut out, is none of the
 * producer's people, or holds an office, into whose account no producer's page may lead.
 */
async function markOf(
  context: Context,
  db: Db,
  personId: string,
  producerId: string | null,
): Promise<string | null> {
  const { person, membership, audit } = context.store.tables;
  const [row] = await db
    .select({ hash: person.passwordHash, changedAt: person.passwordChangedAt })
    .from(person)
    .where(and(eq(person.id, personId), isNull(person.disabledAt)));
  if (!row) return null;
  let grant = '';
  if (producerId !== null) {
    const [held] = await db
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
    if (!held || (await holdsOffice(context, db, personId))) return null;
    grant = held.id;
  }
  // Counted, not the newest by its time: the clocks of two machines may differ.
  const [made] = await db
    .select({ count: count() })
    .from(audit)
    .where(and(eq(audit.subject, 'person'), eq(audit.subjectId, personId), eq(audit.act, ACT)));
  const standing = [row.hash, row.changedAt, grant, made?.count ?? 0].join('|');
  return fingerprint(context.config.appSecret, 'password-link', standing);
}

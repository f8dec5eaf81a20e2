import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';

export type Role =
  | 'buyer'
  | 'producer_member'
  | 'team_member'
  | 'commune_officer'
  | 'department_staff'
  | 'operator';

export function defineAccountTables({ table, text, int, bool, time, json, index, uniqueIndex, check }: Kit) {
  /**
   * A person, with or without a sign-in. Personal fields stand only here, encrypted with the person's own key
   * (`person_key`); destroying the key erases them. The hashes are keyed (HMAC) so that a lookup by phone or
   * e-mail is possible without storing either in clear.
   */
  const person = table(
    'person',
    {
      id: text().primaryKey(),
      /** AES-256-GCM of JSON {name, phone?, email?}, base64. */
      personalData: text().notNull(),
      phoneHash: text(),
      emailHash: text(),
      /** argon2id; null for a person who cannot sign in. */
      passwordHash: text(),
      passwordChangedAt: time(),
      /** Encrypted with the person's key. */
      totpSecret: text(),
      totpEnabledAt: time(),
      /** Last accepted time step, so that a code works once. */
      totpLastStep: int(),
      language: text().$type<'vi' | 'en'>().notNull(),
      disabledAt: time(),
      isDemo: bool().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [uniqueIndex('person_phone').on(t.phoneHash), uniqueIndex('person_email').on(t.emailHash)],
  );

  const personKey = table('person_key', {
    personId: text()
      .primaryKey()
      .references(() => person.id),
    /** The person's data key, wrapped with the application key; null once destroyed. */
    wrappedKey: text(),
    destroyedAt: time(),
  });

  /** A role that a person holds, for a producer or a commune where the role needs one. */
  const membership = table(
    'membership',
    {
      id: text().primaryKey(),
      personId: text()
        .notNull()
        .references(() => person.id),
      role: text().$type<Role>().notNull(),
      producerId: text(),
      communeCode: text(),
      grantedAt: time().notNull(),
      grantedBy: text(),
      revokedAt: time(),
    },
    (t) => [index('membership_person').on(t.personId), index('membership_producer').on(t.producerId)],
  );

  const session = table(
    'session',
    {
      /** SHA-256 of the cookie's token, hex. */
      id: text().primaryKey(),
      personId: text()
        .notNull()
        .references(() => person.id),
      createdAt: time().notNull(),
      lastSeenAt: time().notNull(),
      /** Absolute end; the idle limit is a setting. */
      expiresAt: time().notNull(),
      /** When the second factor was shown in this session. */
      secondFactorAt: time(),
      /** When the password was last typed in this session, for acts that ask for it again. */
      confirmedAt: time(),
      device: text(),
      endedAt: time(),
    },
    (t) => [index('session_person').on(t.personId)],
  );

  /** One-time codes that stand in for a lost authenticator. */
  const recoveryCode = table(
    'recovery_code',
    {
      id: text().primaryKey(),
      personId: text()
        .notNull()
        .references(() => person.id),
      codeHash: text().notNull(),
      usedAt: time(),
    },
    (t) => [index('recovery_code_person').on(t.personId)],
  );

  /** A person's agreement to one purpose, in the words of one version. */
  const consent = table(
    'consent',
    {
      id: text().primaryKey(),
      personId: text()
        .notNull()
        .references(() => person.id),
      purpose: text().notNull(),
      textVersion: text().notNull(),
      channel: text().$type<'self' | 'assisted'>().notNull(),
      helperId: text(),
      evidence: json<Record<string, unknown>>(),
      givenAt: time().notNull(),
      withdrawnAt: time(),
    },
    (t) => [
      index('consent_person').on(t.personId, t.purpose),
      check('consent_channel', sql`channel in ('self', 'assisted')`),
    ],
  );

  return { person, personKey, membership, session, recoveryCode, consent };
}

export type AccountTables = ReturnType<typeof defineAccountTables>;

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '#app/domain/accounts/actor.ts';
import { confirmPassword } from '#app/domain/accounts/confirm-password.server.ts';
import { endSessionsOf } from '#app/domain/accounts/end-sessions.server.ts';
import type { OpenedSession } from '#app/domain/accounts/open-session.server.ts';
import { sealTotpSecret } from '#app/domain/accounts/personal-data.server.ts';
import { raiseSession } from '#app/domain/accounts/raise-session.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import { replaceRecoveryCodes } from '#app/domain/accounts/recovery-codes.server.ts';
import { newTotpSecret, stepOfCode, totpAddress } from '#app/domain/accounts/totp-code.server.ts';
import type { Context } from '#app/server/context.ts';
import { deriveKey } from '#app/server/crypto/derive-key.server.ts';
import { CannotOpen, open, seal } from '#app/server/crypto/seal.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newSecret } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';

const SET_UP_WITHIN_MS = 60 * 60_000;

export type TotpSetUp = {
  /** Base 32 in groups of four, for typing. */
  secret: string;
  /** otpauth://… for the QR code. */
  address: string;
  /** The secret sealed for this person and session: comes back with the first code. Nothing is stored until then. */
  sealed: string;
};

/** A new secret to put into an authenticator app. Asking again gives another; an old one works until a new is confirmed. */
export async function startTotpSetUp(context: Context, actor: Actor): Promise<TotpSetUp> {
  const secret = newTotpSecret();
  const pending = JSON.stringify({ secret, at: context.clock.now() });
  return describe(
    actor,
    secret,
    seal(deriveKey(context.config.appSecret, 'totp-setup'), placeOf(actor), pending),
  );
}

/** The same set-up again, for a form that comes back with an error. @throws DomainError `formExpired`. */
export function continueTotpSetUp(context: Context, actor: Actor, sealed: string): TotpSetUp {
  return describe(actor, openPending(context, actor, sealed), sealed);
}

export type ConfirmTotp = {
  sealed: string;
  code: string /** Asked for when an authenticator is replaced. */;
  password: string;
};

/**
 * Makes the new secret the person's second factor once its first code was typed, ends their other sessions and gives
 * new recovery codes. Replacing an authenticator takes a session with second factor, and the password.
 * @throws TooManyTries, DomainError `formExpired`, `codeWrong` (field `code`), `wrongPassword` (field `current`),
 *   `notAllowed`.
 */
export async function confirmTotp(
  context: Context,
  actor: Actor,
  input: ConfirmTotp,
): Promise<OpenedSession & { recoveryCodes: string[] }> {
  const secret = openPending(context, actor, input.sealed);
  const known = await readPerson(context, actor.personId);
  if (known.totpEnabledAt !== null) {
    if (!actor.hasSecondFactor) throw new DomainError('notAllowed');
    await confirmPassword(context, actor, input.password, 'current');
  }
  const step = stepOfCode(secret, input.code, context.clock.now());
  if (step === null) throw new DomainError('codeWrong', { field: 'code' });
  const { person } = context.store.tables;
  const token = newSecret();
  return context.store.write(async (tx) => {
    const [now] = await tx
      .select({ enabledAt: person.totpEnabledAt })
      .from(person)
      .where(eq(person.id, known.id));
    if (now?.enabledAt !== known.totpEnabledAt) throw new DomainError('changedMeanwhile');
    await tx
      .update(person)
      .set({
        totpSecret: sealTotpSecret(known.own, secret),
        totpEnabledAt: context.clock.now(),
        totpLastStep: step,
      })
      .where(eq(person.id, known.id));
    const recoveryCodes = await replaceRecoveryCodes(context, tx, known.id);
    await endSessionsOf(context, tx, known.id, actor.sessionId);
    const raised = await raiseSession(context, tx, actor, token);
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: null,
      act: known.totpEnabledAt === null ? 'set-up-second-factor' : 'replace-second-factor',
      subject: 'person',
      subjectId: known.id,
    });
    return { ...raised, recoveryCodes };
  });
}

function describe(actor: Actor, secret: string, sealed: string): TotpSetUp {
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), address: totpAddress(secret, actor.name), sealed };
}

const pendingSchema = z.object({ secret: z.string(), at: z.number() });

function openPending(context: Context, actor: Actor, sealed: string): string {
  try {
    const text = open(deriveKey(context.config.appSecret, 'totp-setup'), placeOf(actor), sealed);
    const { secret, at } = pendingSchema.parse(JSON.parse(text));
    if (context.clock.now() < at + SET_UP_WITHIN_MS) return secret;
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
  }
  throw new DomainError('formExpired');
}

function placeOf(actor: Actor): string {
  return `totp-setup:${actor.personId}:${actor.sessionId}`;
}

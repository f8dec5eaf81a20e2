import { randomBytes } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import type { OpenedSession } from '#app/domain/accounts/open-session.server.ts';
import { raiseSession } from '#app/domain/accounts/raise-session.server.ts';
import {
  countSecondFactorTry,
  forgetSecondFactorTries,
} from '#app/domain/accounts/second-factor-limits.server.ts';
import type { Context } from '#app/server/context.ts';
import { fingerprint } from '#app/server/crypto/derive-key.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newId, newSecret } from '#app/server/ids.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

const CODES = 10;
const CODE_CHARACTERS = 12;
/** Crockford's base 32: what is typed as O, I or L is read as 0 and 1. Twelve characters are 60 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten new one-time codes, inside a write; those before are void. They are shown once and kept only as keyed hashes. */
export async function replaceRecoveryCodes(context: Context, tx: Tx, personId: string): Promise<string[]> {
  const { recoveryCode } = context.store.tables;
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  await tx.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
  await tx.insert(recoveryCode).values(
    codes.map((code) => ({
      id: newId(),
      personId,
      codeHash: hashesOf(context, personId, code)[0],
      usedAt: null,
    })),
  );
  return codes;
}

export type UseRecoveryCode = { code: string; clientAddress: string };

/**
 * Shows the second factor by one of the recovery codes, which is then used up.
 * @throws TooManyTries, DomainError `recoveryCodeWrong` on field `recoveryCode`.
 */
export async function useRecoveryCode(
  context: Context,
  actor: Actor,
  input: UseRecoveryCode,
): Promise<OpenedSession & { left: number }> {
  await countSecondFactorTry(context, actor, input.clientAddress);
  const { recoveryCode } = context.store.tables;
  const token = newSecret();
  const raised = await context.store.write(async (tx) => {
    const used = await tx
      .update(recoveryCode)
      .set({ usedAt: context.clock.now() })
      .where(
        and(
          eq(recoveryCode.personId, actor.personId),
          inArray(recoveryCode.codeHash, hashesOf(context, actor.personId, input.code)),
          isNull(recoveryCode.usedAt),
        ),
      )
      .returning({ id: recoveryCode.id });
    if (used.length === 0) return null;
    const unused = await tx
      .select({ id: recoveryCode.id })
      .from(recoveryCode)
      .where(and(eq(recoveryCode.personId, actor.personId), isNull(recoveryCode.usedAt)));
    await recordAudit(context, tx, {
      personId: actor.personId,
      role: null,
      act: 'use-recovery-code',
      subject: 'person',
      subjectId: actor.personId,
      detail: { left: unused.length },
    });
    return { ...(await raiseSession(context, tx, actor, token)), left: unused.length };
  });
  if (!raised) {
    context.log.warn({ evt: 'auth.recovery.fail', personId: actor.personId }, 'recovery code refused');
    throw new DomainError('recoveryCodeWrong', { field: 'recoveryCode' });
  }
  await forgetSecondFactorTries(context, actor, input.clientAddress);
  return raised;
}

function newRecoveryCode(): string {
  const letters = [...randomBytes(CODE_CHARACTERS)]
    .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
    .join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** With the present secret first; codes printed before are good as long as the one before is known. */
function hashesOf({ config }: Context, personId: string, typed: string): [string, ...string[]] {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const hash = (secret: Buffer) => fingerprint(secret, 'recovery-code', `${personId}|${code}`);
  return [hash(config.appSecret), ...(config.previousSecret ? [hash(config.previousSecret)] : [])];
}

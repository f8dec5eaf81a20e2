import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Actor } from '#app/domain/accounts/actor.ts';
import type { OpenedSession } from '#app/domain/accounts/open-session.server.ts';
import { openTotpSecret } from '#app/domain/accounts/personal-data.server.ts';
import { raiseSession } from '#app/domain/accounts/raise-session.server.ts';
import { readPerson } from '#app/domain/accounts/read-person.server.ts';
import {
  countSecondFactorTry,
  forgetSecondFactorTries,
} from '#app/domain/accounts/second-factor-limits.server.ts';
import { stepOfCode } from '#app/domain/accounts/totp-code.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { newSecret } from '#app/server/ids.server.ts';

export type CheckTotp = { code: string; clientAddress: string };

/**
 * Shows the second factor: a code of the person's authenticator, each good for one use.
 * @returns the session that takes the place of the actor's.
 * @throws TooManyTries, DomainError `codeWrong` or `codeUsed` on field `code`, `wrongState` without an authenticator.
 */
export async function checkTotp(context: Context, actor: Actor, input: CheckTotp): Promise<OpenedSession> {
  await countSecondFactorTry(context, actor, input.clientAddress);
  const known = await readPerson(context, actor.personId);
  if (!known.totpSecret || known.totpEnabledAt === null) throw new DomainError('wrongState');
  const step = stepOfCode(openTotpSecret(known.own, known.totpSecret), input.code, context.clock.now());
  if (step === null) {
    context.log.warn({ evt: 'auth.code.fail', personId: actor.personId }, 'second factor refused');
    throw new DomainError('codeWrong', { field: 'code' });
  }
  const { person } = context.store.tables;
  const token = newSecret();
  const raised = await context.store.write(async (tx) => {
    const used = await tx
      .update(person)
      .set({ totpLastStep: step })
      .where(
        and(
          eq(person.id, actor.personId),
          eq(person.totpSecret, known.totpSecret ?? ''),
          or(isNull(person.totpLastStep), lt(person.totpLastStep, step)),
        ),
      )
      .returning({ id: person.id });
    if (used.length === 0) throw new DomainError('codeUsed', { field: 'code' });
    return raiseSession(context, tx, actor, token);
  });
  await forgetSecondFactorTries(context, actor, input.clientAddress);
  return raised;
}

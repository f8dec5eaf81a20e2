import { eq, max } from 'drizzle-orm';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError } from '#app/server/domain-error.ts';
import { isLocalDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';

export interface CreateTarget {
  /** Stands in addresses: lower-case letters, digits and dashes. */
  code: string;
  name: string;
  /** Local day at which the target's figure is read. */
  asOf: string;
  source: string;
  entryIds: ReadonlyArray<string>;
  actor: { personId: string; role: string | null } | null;
}

const CHUNK = 500;
const LONGEST_NAME = 200;
/** As it stands in addresses. */
const CODE = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * Fixes a named set of register entries as the denominator of a figure. The set never changes afterwards: entries that
 * come later belong to later targets.
 * @throws DomainError as checkTarget, and importTargetEmpty
 */
export async function createTarget(context: Context, input: CreateTarget): Promise<void> {
  await checkTarget(context, input);
  const entryIds = [...new Set(input.entryIds)];
  if (entryIds.length === 0) throw new DomainError('importTargetEmpty', { field: 'targetName' });
  const { target, targetEntry } = context.store.tables;
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    const [taken] = await tx.select().from(target).where(eq(target.code, input.code));
    if (taken) throw new DomainError('importTargetTaken', { field: 'targetCode' });
    const [last] = await tx.select({ position: max(target.position) }).from(target);
    await tx.insert(target).values({
      code: input.code,
      name: tidy(input.name),
      asOf: input.asOf,
      source: input.source,
      createdAt: now,
      createdBy: input.actor?.personId ?? null,
      position: Number(last?.position ?? 0) + 1,
    });
    for (let start = 0; start < entryIds.length; start += CHUNK) {
      const some = entryIds.slice(start, start + CHUNK);
      await tx.insert(targetEntry).values(some.map((entryId) => ({ targetCode: input.code, entryId })));
    }
    await recordAudit(context, tx, {
      personId: input.actor?.personId ?? null,
      role: input.actor?.role ?? null,
      act: 'create-target',
      subject: 'target',
      subjectId: input.code,
      detail: { entries: entryIds.length, asOf: input.asOf },
    });
    await context.store.touch(tx, ['figures'], now);
  });
}

/**
 * Whether a target can be made, before the work that leads to it is done.
 * @throws DomainError required, targetCodeWrong, importTargetTaken (field targetCode), required, tooLong (targetName), notADate
 *   (asOf)
 */
export async function checkTarget(
  context: Context,
  { code, name, asOf }: Pick<CreateTarget, 'code' | 'name' | 'asOf'>,
): Promise<void> {
  checkTogether([
    () => {
      const words = tidy(name);
      if (words === '') throw new DomainError('required', { field: 'targetName' });
      if ([...words].length > LONGEST_NAME)
        throw new DomainError('tooLong', { field: 'targetName', params: { max: LONGEST_NAME } });
    },
    () => {
      if (code === '') throw new DomainError('required', { field: 'targetCode' });
      if (!CODE.test(code)) throw new DomainError('targetCodeWrong', { field: 'targetCode' });
    },
    () => {
      if (!isLocalDate(asOf)) throw new DomainError('notADate', { field: 'asOf' });
    },
  ]);
  const { target } = context.store.tables;
  const [taken] = await context.store.read((db) =>
    db.select({ code: target.code }).from(target).where(eq(target.code, code)),
  );
  if (taken) throw new DomainError('importTargetTaken', { field: 'targetCode' });
}

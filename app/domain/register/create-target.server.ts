import { max } from 'drizzle-orm';
import { noteMovedTarget } from '#app/domain/register/import/moved-target.server.ts';
import { targetCodeFrom } from '#app/domain/register/target-code.ts';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import type { Context } from '#app/server/context.ts';
import { checkTogether, DomainError } from '#app/server/domain-error.ts';
import { isLocalDate } from '#app/server/local-date.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { tidy } from '#app/server/text/fold.ts';
import type { Tx } from '#db/store.ts';

export interface CreateTarget {
  /** Stands in addresses: lower-case letters, digits and dashes. Null: made from the name. */
  code: string | null;
  name: string;
  /** Local day at which the target's figure is read. */
  asOf: string;
  source: string;
  entryIds: ReadonlyArray<string>;
  actor: { personId: string; role: string | null } | null;
  /** The import whose rows it holds; its report leads to the target's figure. */
  importId?: string;
}

const CHUNK = 500;
const LONGEST_NAME = 200;
/** As it stands in addresses. */
const CODE = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * Fixes a named set of register entries as the denominator of a figure. The set never changes afterwards: entries that
 * come later belong to later targets.
 * @returns its code
 * @throws DomainError as checkTarget, and importTargetEmpty
 */
export async function createTarget(context: Context, input: CreateTarget): Promise<string> {
  await checkTarget(context, input);
  return context.store.write((tx) => writeTarget(context, tx, input));
}

/**
 * The same inside the write that also brings the entries in, so that there is never one without the other.
 * @throws DomainError importTargetEmpty, importTargetTaken, importTargetNameTaken
 */
export async function writeTarget(context: Context, tx: Tx, input: CreateTarget): Promise<string> {
  const entryIds = [...new Set(input.entryIds)];
  if (entryIds.length === 0) throw new DomainError('importTargetEmpty', { field: 'targetName' });
  const { target, targetEntry } = context.store.tables;
  const now = context.clock.now();
  const known = await tx.select({ code: target.code, name: target.name }).from(target);
  const taken = new Set(known.map(({ code }) => code));
  const code = input.code ?? targetCodeFrom(input.name, taken);
  if (taken.has(code)) throw new DomainError('importTargetTaken', { field: 'targetCode' });
  refuseTakenName(input.name, known);
  const [last] = await tx.select({ position: max(target.position) }).from(target);
  await tx.insert(target).values({
    code,
    name: tidy(input.name),
    asOf: input.asOf,
    source: input.source,
    createdAt: now,
    createdBy: input.actor?.personId ?? null,
    position: Number(last?.position ?? 0) + 1,
  });
  for (let start = 0; start < entryIds.length; start += CHUNK) {
    const some = entryIds.slice(start, start + CHUNK);
    await tx.insert(targetEntry).values(some.map((entryId) => ({ targetCode: code, entryId })));
  }
  await recordAudit(context, tx, {
    personId: input.actor?.personId ?? null,
    role: input.actor?.role ?? null,
    act: 'create-target',
    subject: 'target',
    subjectId: code,
    detail: { entries: entryIds.length, asOf: input.asOf },
  });
  if (input.importId !== undefined) await noteMovedTarget(tx, context.store.tables, input.importId, code);
  await context.store.touch(tx, ['figures'], now);
  return code;
}

/**
 * Whether a target can be made, before the work that leads to it is done.
 * @throws DomainError required, targetCodeWrong, importTargetTaken (field targetCode), required, tooLong, importTargetNameTaken
 *   (targetName), notADate (asOf)
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
      if (code === null) return;
      if (code === '') throw new DomainError('required', { field: 'targetCode' });
      if (code === WHOLE_REGISTER) throw new DomainError('importTargetTaken', { field: 'targetCode' });
      if (!CODE.test(code)) throw new DomainError('targetCodeWrong', { field: 'targetCode' });
    },
    () => {
      if (!isLocalDate(asOf)) throw new DomainError('notADate', { field: 'asOf' });
    },
  ]);
  const { target } = context.store.tables;
  const known = await context.store.read((db) =>
    db.select({ code: target.code, name: target.name }).from(target),
  );
  if (known.some((one) => one.code === code))
    throw new DomainError('importTargetTaken', { field: 'targetCode' });
  refuseTakenName(name, known);
}

/** Two of one name could not be told apart wherever one chooses among targets. */
function refuseTakenName(name: string, known: ReadonlyArray<{ name: string }>): void {
  const asRead = (text: string) => tidy(text).toLocaleLowerCase('vi');
  if (known.some((one) => asRead(one.name) === asRead(name)))
    throw new DomainError('importTargetNameTaken', { field: 'targetName' });
}

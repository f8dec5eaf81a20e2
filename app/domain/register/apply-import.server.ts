import { eq } from 'drizzle-orm';
import { checkTarget, writeTarget } from '#app/domain/register/create-target.server.ts';
import { answersAsked } from '#app/domain/register/import/answers-asked.server.ts';
import { endPresences, settleBroughtBack } from '#app/domain/register/import/end-presences.server.ts';
import { endingsAnswered, withEndings } from '#app/domain/register/import/find-endings.ts';
import type { ImportSummary, RowPlan } from '#app/domain/register/import/import-plan.ts';
import { movedTarget } from '#app/domain/register/import/moved-target.server.ts';
import { readFileValues } from '#app/domain/register/import/read-file-values.server.ts';
import { rememberAnswers, rememberKept } from '#app/domain/register/import/remember-answers.server.ts';
import { writeRegisterModel } from '#app/domain/register/import/write-register-model.server.ts';
import { problemWeights } from '#app/domain/register/parse/parsed.ts';
import {
  checkedAsOf,
  digestOf,
  type OpenedImport,
  planInside,
  planOutside,
  registerVersion,
} from '#app/domain/register/plan-import.server.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';
import { recordAudit, recordAudits } from '#app/server/record-audit.server.ts';
import type { Tx } from '#db/store.ts';

export interface ApplyImport extends OpenedImport {
  /** The staged row that this file belongs to. */
  importId: string;
  /** Null for the command line and the demo. */
  actor: { personId: string; role: string | null } | null;
  /** Of the plan that the person has confirmed; null applies whatever the plan is now. */
  expectedDigest: string | null;
  /** Marks what this writes as made up, for the demo market only. */
  isDemo?: boolean;
  /**
   * Products of a target that are verified live today, as the write has left them so far. Counted before and after what
   * ends or is back, so that the report can say how the figure moved; without it, it says nothing of that.
   */
  countLive?: (tx: Tx, targetCode: string) => Promise<number>;
  /** Fixes the file's products as this target, at the file's day; without it, none. Code null: made from the name. */
  target?: { code: string | null; name: string } | null;
}

export interface AppliedImport {
  summary: ImportSummary;
  rows: Array<RowPlan>;
  /** Ids of the entries that the accepted rows speak of, in the order of the file: what a target is made of. */
  entryIds: Array<string>;
}

/**
 * Applies a file in one transaction: every accepted row whole, every rejected or unanswered one not at all, and the
 * target that was asked for with them. Doing it twice changes nothing the second time. Answers to what the file asks are
 * remembered for the next one.
 * @throws DomainError changedMeanwhile when the register moved since the plan was confirmed, wrongState when this
 * import was applied or dropped before, and what speaks against the target (see createTarget)
 */
export async function applyImport(context: Context, input: ApplyImport): Promise<AppliedImport> {
  const { settings, importId, actor } = input;
  const { values } = await readFileValues(context, input.spreadsheet, input.workbook, settings);
  const asOf = checkedAsOf(context, settings);
  const now = context.clock.now();
  const { store } = context;
  const { registerImport } = store.tables;
  if (input.target) await checkTarget(context, { ...input.target, asOf });
  const prepared = await planOutside(context, values, settings, asOf);
  const asked = await answersAsked(context, input, digestOf(prepared.planned));
  return store.write(async (tx) => {
    const [staged] = await tx.select().from(registerImport).where(eq(registerImport.id, importId));
    if (staged?.state !== 'staged') throw new DomainError('wrongState');
    const isTrue = (await registerVersion(tx, store.tables)) === prepared.version;
    const { planned, model } = isTrue ? prepared : await planInside(context, tx, values, settings, asOf);
    if (input.expectedDigest !== null && input.expectedDigest !== digestOf(planned))
      throw new DomainError('changedMeanwhile');
    const { summary, rows } = withEndings(planned, settings.answers);
    const ended = endingsAnswered(planned.endings, settings.answers, 'record');
    const entryIds = [...planned.entries].map((entry) => entry.id);
    const ids = (codes: ReadonlyArray<string>) =>
      new Set(codes.flatMap((code) => model.entryByCode(code)?.id ?? []));
    const added = new Set([...model.newEntries].map(({ id }) => id));
    const changed = ids(
      rows.flatMap(({ outcome, entryCode }) => (outcome === 'changed' ? (entryCode ?? []) : [])),
    );
    const moved = await movedTarget(tx, store.tables, {
      added: added.size,
      entryIds: changed.size > 0 ? [...changed] : entryIds,
    });
    const movesLive = ended.length + model.broughtBack.size > 0;
    const countLive = async () => (movesLive ? ((await input.countLive?.(tx, moved)) ?? null) : null);
    const liveBefore = await countLive();
    await writeRegisterModel(tx, store.tables, model, {
      now,
      importId,
      personId: actor?.personId ?? null,
      isDemo: input.isDemo ?? false,
    });
    const answeredBy = actor?.personId ?? 'system';
    await rememberAnswers(tx, store.tables, asked, answeredBy, now);
    const kept = endingsAnswered(planned.endings, settings.answers, 'keep');
    await rememberKept(tx, store.tables, kept, answeredBy, now);
    await endPresences(context, tx, ended, { importId, actor });
    await settleBroughtBack(context, tx, model);
    await recordAudit(context, tx, {
      personId: actor?.personId ?? null,
      role: actor?.role ?? null,
      act: 'apply-import',
      subject: 'register_import',
      subjectId: importId,
      detail: { ...summary, asOf, fileKey: staged.fileKey },
    });
    await tx
      .update(registerImport)
      .set({
        state: 'applied',
        appliedAt: now,
        asOf,
        settings,
        summary: {
          ...summary,
          rejectedRows: rejectedOf(rows),
          ended: ended.slice(0, MOST_KEPT_ROWS).map(({ entryCode, product, channelCode, endsOn }) => ({
            ...{ entryCode, product, channelCode, endsOn },
          })),
          movedTarget: moved,
          ...(liveBefore !== null && {
            live: { day: localDate(now), before: liveBefore, after: await countLive() },
          }),
        },
      })
      .where(eq(registerImport.id, importId));
    // Each entry's own history says by which files it came in and changed.
    const onEntry = (act: string) => (subjectId: string) => ({
      ...{ personId: actor?.personId ?? null, role: actor?.role ?? null },
      ...{ act, subject: 'register_entry', subjectId, detail: { importId } },
    });
    await recordAudits(context, tx, [
      ...[...added].map(onEntry('import-entry')),
      ...[...changed].filter((id) => !added.has(id)).map(onEntry('change-entry-by-import')),
    ]);
    const producers = new Set(
      [...model.newProducers, ...model.changedProducers].map((producer) => `producer:${producer.id}`),
    );
    await store.touch(tx, ['register', 'catalog', ...producers], now);
    if (input.target)
      await writeTarget(context, tx, {
        ...input.target,
        ...{ asOf, source: staged.fileName, entryIds, actor, importId },
      });
    return { summary, rows, entryIds };
  });
}

const MOST_KEPT_ROWS = 1_000;

/** Why rows stayed out, kept with the import. Remarks are left out: some hold telephone numbers. */
function rejectedOf(rows: ReadonlyArray<RowPlan>) {
  return rows
    .filter((row) => row.outcome === 'rejected')
    .slice(0, MOST_KEPT_ROWS)
    .map(({ row, product, producer, problems }) => ({
      row,
      product,
      producer,
      problems: problems.filter((problem) => problemWeights[problem.code] !== 'warn'),
    }));
}

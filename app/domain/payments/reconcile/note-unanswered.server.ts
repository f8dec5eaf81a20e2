import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import type { ByItself } from '#app/domain/payments/reconcile/each-by-itself.ts';
import {
  type FindingKind,
  type NewFinding,
  writeFinding,
} from '#app/domain/payments/reconcile/write-finding.server.ts';
import type { Context } from '#app/server/context.ts';
import type { Tx } from '#db/store.ts';

/** What a comparison asks a provider about: a payment of ours, or something of theirs by their id; or their lists. */
const ASKED = ['money', 'refund', 'dispute', 'payment', 'list'] as const;
type Asked = (typeof ASKED)[number];
type Thing = { readonly what: Asked; readonly id: string };

/** Lists stand for each other: staff do one thing about them, whichever was not read. */
const LISTS: Thing = { what: 'list', id: 'lists' };
const KIND: FindingKind = 'unanswered';
/** Less than the time between two runs. */
const JUST_SHOWN_MS = 50 * 60_000;

/**
 * Keeps what a provider does not answer about, or what cannot be taken over, as one finding each, from when on that is so:
 * a job that fails about it every hour would be as many dead jobs. It is asked about all the same. A finding ends by itself
 * when there is an answer, also one that staff have closed, so that it is told anew should it fail again; while it fails, what
 * they have closed stays closed. What is a finding already, because a list has shown it, becomes no second one. When no list
 * could be read, the provider is away: that is one finding, and not one for each thing.
 * @param byItself what was tried in this run.
 * @param isLast whether the run will not be tried again soon: what has failed then is told.
 * @returns whether staff know of all that has failed. False also where something else than an answer has failed.
 */
export async function noteUnanswered(
  context: Context,
  provider: string,
  byItself: Pick<ByItself, 'failures' | 'answered'>,
  { lists, isLast }: { lists: number; isLast: boolean },
): Promise<boolean> {
  const failures = byItself.failures();
  const failed = onceEach(failures.flatMap(thingOf));
  const isAway = failures.filter((name) => thingOf(name)[0] === LISTS).length >= lists;
  const toTell = isAway ? [LISTS] : failed;
  const failing = new Set(failed.map(({ id }) => id));
  const answered = byItself
    .answered()
    .flatMap(thingOf)
    .filter(({ id }) => !failing.has(id));
  const isOther = failures.some((name) => thingOf(name).length === 0);
  const left = await context.store.write(
    async (tx) => {
      await endAnswered(context, tx, provider, answered);
      const known = await knownOf(context, tx, provider, toTell, isLast);
      const unknown = toTell.filter(({ id }) => !known.has(id));
      if (isLast) for (const thing of unknown) await tell(context, tx, provider, thing);
      return isLast ? 0 : unknown.length;
    },
    { isolation: 'guarded' },
  );
  return left === 0 && !isOther;
}

/** @param name as `ByItself` has it: a kind and an id. @returns nothing where it is no call of the provider's. */
function thingOf(name: string): Thing[] {
  const [kind = '', ...rest] = name.split(' ');
  const what = ASKED.find((one) => one === kind);
  if (what === undefined || rest.length !== 1) return [];
  return [what === 'list' ? LISTS : { what, id: rest.join(' ') }];
}

const onceEach = (things: readonly Thing[]) => [
  ...new Map(things.map((thing) => [thing.id, thing])).values(),
];

async function endAnswered(
  { store, clock }: Context,
  tx: Tx,
  provider: string,
  answered: readonly Thing[],
): Promise<void> {
  const { reconciliationFinding: finding } = store.tables;
  const open = await tx
    .select({ id: finding.id, subject: finding.subject })
    .from(finding)
    .where(and(eq(finding.provider, provider), eq(finding.kind, KIND), isNull(finding.mendedAt)));
  const ids = new Set(answered.map(({ id }) => id));
  const ended = open.flatMap(({ id, subject }) => (ids.has(subject) ? [id] : []));
  if (ended.length === 0) return;
  await tx.update(finding).set({ mendedAt: clock.now() }).where(inArray(finding.id, ended));
}

/**
 * Those that staff see already, or have closed. What a list has shown just now is tried again all the same, unless this was the
 * last try: most of it is answered about a moment later.
 */
async function knownOf(
  { store, clock }: Context,
  tx: Tx,
  provider: string,
  things: readonly Thing[],
  isLast: boolean,
): Promise<Set<string>> {
  if (things.length === 0) return new Set();
  const { reconciliationFinding: finding } = store.tables;
  const rows = await tx
    .select({ subject: finding.subject })
    .from(finding)
    .where(
      and(
        eq(finding.provider, provider),
        inArray(finding.kind, [KIND, 'missing-here'] satisfies FindingKind[]),
        inArray(
          finding.subject,
          things.map(({ id }) => id),
        ),
        isNull(finding.mendedAt),
        isLast ? undefined : or(eq(finding.kind, KIND), lte(finding.foundAt, clock.now() - JUST_SHOWN_MS)),
      ),
    );
  return new Set(rows.map(({ subject }) => subject));
}

async function tell(context: Context, tx: Tx, provider: string, { what, id }: Thing): Promise<void> {
  const { store, clock, log } = context;
  const { reconciliationFinding: finding } = store.tables;
  const detail: NewFinding['detail'] = what === 'payment' ? { what, paymentId: id } : { what };
  log.error({ evt: 'reconcile.unanswered', provider, ...detail, id }, 'a provider does not answer about it');
  if (await writeFinding(context, tx, { provider, kind: KIND, subject: id, detail })) return;
  // It had been answered about since.
  await tx
    .update(finding)
    .set({ foundAt: clock.now(), mendedAt: null, resolvedAt: null, resolvedBy: null, note: null })
    .where(and(eq(finding.provider, provider), eq(finding.kind, KIND), eq(finding.subject, id)));
}

import { and, desc, inArray, or } from 'drizzle-orm';
import type { BankProviderCode } from '#app/domain/payments/bank-notices/bank-notice.ts';
import { gatherNotices } from '#app/domain/payments/bank-notices/gather-notices.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import type { Context } from '#app/server/context.ts';
import { inRounds } from '#app/server/in-rounds.ts';

export type NoticeAccount = Pick<
  BankAccountRow,
  'id' | 'provider' | 'numberHash' | 'sealed' | 'archivedAt' | 'lastNoticeAt'
>;

export type NamedAccounts = {
  readonly provider: BankProviderCode;
  /** Of the numbers that the message names. */
  readonly hashes: readonly string[];
  /** Whose address it came to; null where it came to none's. */
  readonly accountId: string | null;
};

/** More accounts of one number would only be somebody who tries. */
const MOST_ACCOUNTS = 20;
const MOST_AT_ONCE = 100;
const finders = new WeakMap<Context['store'], (asked: NamedAccounts) => Promise<NoticeAccount[]>>();

/**
 * Accounts that a message may be about, for those whose secret may have signed it: the one that it names before the one
 * whose address it came to, and the present before an earlier one. Messages that come at the same time are looked up together.
 */
export function findNoticeAccounts(context: Context, named: NamedAccounts): Promise<NoticeAccount[]> {
  const known = finders.get(context.store);
  const find = known ?? inRounds(MOST_AT_ONCE, (asked) => findEach(context, asked), gatherNotices);
  if (!known) finders.set(context.store, find);
  return find(named);
}

async function findEach(context: Context, asked: readonly NamedAccounts[]): Promise<NoticeAccount[][]> {
  const { store } = context;
  const { bankAccount } = store.tables;
  const hashes = [...new Set(asked.flatMap((one) => one.hashes))];
  const ids = [...new Set(asked.flatMap(({ accountId }) => accountId ?? []))];
  const named = [
    ...(hashes.length > 0 ? [inArray(bankAccount.numberHash, hashes)] : []),
    ...(ids.length > 0 ? [inArray(bankAccount.id, ids)] : []),
  ];
  if (named.length === 0) return asked.map(() => []);
  const providers = [...new Set(asked.map(({ provider }) => provider))];
  const most = MOST_ACCOUNTS * asked.length;
  const found = await store.read((db) =>
    db
      .select({
        id: bankAccount.id,
        provider: bankAccount.provider,
        numberHash: bankAccount.numberHash,
        sealed: bankAccount.sealed,
        archivedAt: bankAccount.archivedAt,
        lastNoticeAt: bankAccount.lastNoticeAt,
      })
      .from(bankAccount)
      .where(and(inArray(bankAccount.provider, providers), or(...named)))
      .orderBy(desc(bankAccount.createdAt), desc(bankAccount.id))
      .limit(most),
  );
  // Somebody's many accounts must not hide the others': then each message looks for its own.
  if (found.length === most && asked.length > 1) {
    return (await Promise.all(asked.map((one) => findEach(context, [one])))).flat();
  }
  return asked.map((one) => ownOf(found, one));
}

function ownOf(
  found: readonly NoticeAccount[],
  { provider, hashes, accountId }: NamedAccounts,
): NoticeAccount[] {
  const rank = ({ numberHash, archivedAt }: NoticeAccount) =>
    (hashes.includes(numberHash) ? 0 : 2) + (archivedAt === null ? 0 : 1);
  return found
    .filter((one) => one.provider === provider && (hashes.includes(one.numberHash) || one.id === accountId))
    .slice(0, MOST_ACCOUNTS)
    .sort((a, b) => rank(a) - rank(b));
}

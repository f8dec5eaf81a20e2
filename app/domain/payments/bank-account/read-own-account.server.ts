import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { SellerActor } from '#app/domain/accounts/actor.ts';
import { openBankAccount } from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import { bankOf } from '#app/domain/payments/bank-account/bank-of.server.ts';
import type { BankProviderCode } from '#app/domain/payments/bank-notices/bank-notice.ts';
import type { BankAccountRow } from '#app/domain/payments/bank-transfers/lock-account.server.ts';
import { owedBy } from '#app/domain/payments/ledger/owed.server.ts';
import type { Context } from '#app/server/context.ts';

export type OwnAccount = {
  readonly id: string;
  readonly bankName: string;
  /** Its last characters; the rest is nobody's business on a screen. */
  readonly numberEnd: string;
  readonly holder: string;
  readonly provider: BankProviderCode | null;
  /** Where the provider is to send; null without one. */
  readonly noticeUrl: string | null;
  /** ms UTC. */
  readonly lastNoticeAt: number | null;
  readonly isDemo: boolean;
};

/** The account on which the producer is paid, masked, those that were theirs before, and what the market is to pay into it. */
export async function readOwnAccount(
  context: Context,
  { producerId }: Pick<SellerActor, 'producerId'>,
): Promise<{
  current: OwnAccount | null;
  earlier: Array<Pick<OwnAccount, 'id' | 'bankName' | 'numberEnd'>>;
  /** VND of card sales that the market holds for them; nothing where they owe it some. */
  held: number;
}> {
  const { bankAccount } = context.store.tables;
  const own = eq(bankAccount.producerId, producerId);
  const rows = await context.store.read(async (db) => ({
    owed: (await owedBy(db, context.store.tables, { producerId })).get(producerId)?.owed ?? 0,
    current: await db
      .select()
      .from(bankAccount)
      .where(and(own, isNull(bankAccount.archivedAt)))
      .orderBy(desc(bankAccount.createdAt))
      .limit(1),
    earlier: await db
      .select()
      .from(bankAccount)
      .where(and(own, isNotNull(bankAccount.archivedAt)))
      .orderBy(desc(bankAccount.createdAt))
      .limit(20),
  }));
  const [current] = rows.current;
  return {
    current: current ? shown(context, current) : null,
    held: Math.max(0, rows.owed),
    earlier: rows.earlier.map((row) => ({
      id: row.id,
      bankName: bankOf(context, row).shortName,
      numberEnd: row.numberEnd,
    })),
  };
}

function shown(context: Context, row: BankAccountRow): OwnAccount {
  const { id, numberEnd, provider, lastNoticeAt, isDemo } = row;
  return {
    id,
    bankName: bankOf(context, row).shortName,
    numberEnd,
    holder: openBankAccount(context.config, id, row.sealed).holder,
    provider,
    noticeUrl: provider && `${context.config.publicUrl}/webhooks/${provider}?account=${id}`,
    lastNoticeAt,
    isDemo,
  };
}

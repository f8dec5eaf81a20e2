import { and, asc, eq, gt, ne } from 'drizzle-orm';
import {
  accountNumberHash,
  openBankAccount,
  sealBankAccount,
} from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import {
  openPaymentEvent,
  sealPaymentEvent,
} from '#app/domain/payments/bank-notices/payment-event-text.server.ts';
import {
  openTransferText,
  sealTransferText,
} from '#app/domain/payments/bank-transfers/transfer-texts.server.ts';
import { openStatement, sealStatement } from '#app/domain/payments/statements/statement-text.server.ts';
import type { Context } from '#app/server/context.ts';
import { deriveKey } from '#app/server/crypto/derive-key.server.ts';
import { CannotOpen, keyId, sealedBy } from '#app/server/crypto/seal.server.ts';

export type Resealed = { resealed: number; unreadable: number };

const AT_A_TIME = 200;

/**
 * Seals anew with the present secret what stands about bank accounts: numbers with the fingerprints by which they are
 * found, what banks and people wrote of transfers, statements, and providers' messages. What is changed meanwhile was
 * sealed with the present one.
 */
export async function resealBank(context: Context): Promise<Resealed> {
  const { store, config } = context;
  const { bankAccount, bankTransfer, bankStatement, paymentEvent } = store.tables;
  const isOld = (purpose: 'bank-account' | 'payment-event', sealed: string) =>
    sealedBy(sealed) !== keyId(deriveKey(config.appSecret, purpose));
  const accounts = await eachPage(
    (after) =>
      store.read((db) =>
        db
          .select()
          .from(bankAccount)
          .where(gt(bankAccount.id, after))
          .orderBy(asc(bankAccount.id))
          .limit(AT_A_TIME),
      ),
    async ({ id, sealed }) => {
      if (!isOld('bank-account', sealed)) return 0;
      const secrets = openBankAccount(config, id, sealed);
      const set = {
        sealed: sealBankAccount(config, id, secrets),
        numberHash: accountNumberHash(config, secrets.number),
      };
      const changed = await store.write((tx) =>
        tx
          .update(bankAccount)
          .set(set)
          .where(and(eq(bankAccount.id, id), eq(bankAccount.sealed, sealed)))
          .returning({ id: bankAccount.id }),
      );
      return changed.length;
    },
  );
  const transfers = await eachPage(
    (after) =>
      store.read((db) =>
        db
          .select()
          .from(bankTransfer)
          .where(gt(bankTransfer.id, after))
          .orderBy(asc(bankTransfer.id))
          .limit(AT_A_TIME),
      ),
    async ({ id, sealed, note }) => {
      if (!isOld('bank-account', sealed) && (note === null || !isOld('bank-account', note))) return 0;
      const set = {
        sealed: sealTransferText(config, 'text', id, openTransferText(config, 'text', id, sealed)),
        ...(note === null
          ? {}
          : { note: sealTransferText(config, 'note', id, openTransferText(config, 'note', id, note)) }),
      };
      const changed = await store.write((tx) =>
        tx
          .update(bankTransfer)
          .set(set)
          .where(and(eq(bankTransfer.id, id), eq(bankTransfer.sealed, sealed)))
          .returning({ id: bankTransfer.id }),
      );
      return changed.length;
    },
  );
  const statements = await eachPage(
    (after) =>
      store.read((db) =>
        db
          .select()
          .from(bankStatement)
          .where(and(gt(bankStatement.id, after), ne(bankStatement.sealed, '')))
          .orderBy(asc(bankStatement.id))
          .limit(AT_A_TIME),
      ),
    async ({ id, sealed }) => {
      if (!isOld('bank-account', sealed)) return 0;
      const fresh = sealStatement(config, id, openStatement(config, id, sealed));
      const changed = await store.write((tx) =>
        tx
          .update(bankStatement)
          .set({ sealed: fresh })
          .where(and(eq(bankStatement.id, id), eq(bankStatement.sealed, sealed)))
          .returning({ id: bankStatement.id }),
      );
      return changed.length;
    },
  );
  const events = await eachPage(
    (after) =>
      store.read((db) =>
        db
          .select()
          .from(paymentEvent)
          .where(gt(paymentEvent.id, after))
          .orderBy(asc(paymentEvent.id))
          .limit(AT_A_TIME),
      ),
    async ({ id, sealed }) => {
      if (!isOld('payment-event', sealed)) return 0;
      const fresh = sealPaymentEvent(config, id, openPaymentEvent(config, id, sealed));
      const changed = await store.write((tx) =>
        tx
          .update(paymentEvent)
          .set({ sealed: fresh })
          .where(and(eq(paymentEvent.id, id), eq(paymentEvent.sealed, sealed)))
          .returning({ id: paymentEvent.id }),
      );
      return changed.length;
    },
  );
  const all = [accounts, transfers, statements, events];
  return {
    resealed: all.reduce((sum, one) => sum + one.resealed, 0),
    unreadable: all.reduce((sum, one) => sum + one.unreadable, 0),
  };
}

/** Goes through rows by id. What opens with neither secret is counted and left. */
async function eachPage<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
  reseal: (row: Row) => Promise<number>,
): Promise<Resealed> {
  let resealed = 0;
  let unreadable = 0;
  for (let after = ''; ; ) {
    const rows = await read(after);
    for (const row of rows) {
      try {
        resealed += await reseal(row);
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error;
        unreadable += 1;
      }
    }
    const last = rows.at(-1);
    if (!last) return { resealed, unreadable };
    after = last.id;
  }
}

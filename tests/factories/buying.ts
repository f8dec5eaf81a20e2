import type { BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { quoteDelivery, weightOf } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import {
  accountNumberHash,
  sealBankAccount,
} from '#app/domain/payments/bank-account/bank-account-secrets.server.ts';
import type { ConfirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import type { Context } from '#app/server/context.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';
import type { PaymentMethodCode } from '#db/tables/orders.ts';

export const aBuyer: BuyerContact = {
  name: 'Lê Thị Khách',
  phone: '+84912345678',
  email: 'khach@vidu.vn',
  address: {
    line: 'Số 5, ngõ 12 Hoàng Diệu',
    communeText: 'Phường Ba Đình',
    communeCode: null,
    provinceCode: '01',
  },
  hotel: null,
  birthDate: null,
  note: '',
};

/** A bank account on which the producer is paid. @returns its id. */
export async function bankAccountOf(
  context: Context,
  producerId: string,
  {
    number = '0123456789',
    provider = null,
  }: { number?: string; provider?: 'sepay' | 'casso' | 'payos' | null } = {},
): Promise<string> {
  const { bankAccount } = context.store.tables;
  const id = newId();
  const secrets = { number, holder: 'HTX THU NGHIEM', providerSecret: provider && `secret-of-${number}` };
  const row = {
    id,
    producerId,
    bin: '970436',
    sealed: sealBankAccount(context.config, id, secrets),
    numberHash: accountNumberHash(context.config, number),
    numberEnd: number.slice(-4),
    provider,
    createdAt: context.clock.now(),
    isDemo: false,
  };
  await context.store.write((tx) => tx.insert(bankAccount).values(row));
  return id;
}

/** A carrier's rate of 30,000 ₫ for up to 20 kg anywhere. */
export async function anyPostRate(context: Context): Promise<void> {
  const { carrierRate } = context.store.tables;
  const zones = ['province', 'region', 'country'] as const;
  await context.store.write((tx) =>
    tx.insert(carrierRate).values(
      zones.map((zone) => ({
        id: newId(),
        carrier: 'thử',
        zone,
        uptoGrams: 20_000,
        amount: 30_000,
        validFrom: '2025-01-01',
        source: 'thử',
        confirmed: false,
        createdAt: context.clock.now(),
      })),
    ),
  );
}

/** A checkout of these pieces as their pages show them now, by post to Hà Nội. */
export async function checkoutOf(
  context: Context,
  pieces: ReadonlyArray<{ listingId: string; quantity?: number; method?: PaymentMethodCode }>,
  changes: Partial<ConfirmCheckout> = {},
): Promise<ConfirmCheckout> {
  const { variant } = context.store.tables;
  const sizes = await context.store.read((db) => db.select().from(variant));
  const lines = pieces.map(({ listingId, quantity = 1, method = 'vietqr' }) => {
    const size = sizes.find((one) => one.listingId === listingId);
    if (!size) throw new Error(`listing ${listingId} has no size`);
    const { id: variantId, price, producerId, weightGrams } = size;
    return { variantId, quantity, price, producerId, method, weightGrams, setCode: null };
  });
  const delivery = { method: 'post', zone: 'region' } as const;
  const now = context.clock.now();
  const costOf = async (producerId: string) => {
    const grams = weightOf(lines.filter((line) => line.producerId === producerId));
    const about = { producerId, grams, now, today: localDate(now) };
    const quote = context.store.read((db) => quoteDelivery(db, context.store, about, delivery));
    // Where nothing is sent so, none is shown.
    return quote.then(({ amount }) => amount).catch(() => null);
  };
  const costs = new Map<string, number | null>();
  for (const { producerId } of lines) costs.set(producerId, await costOf(producerId));
  return {
    checkoutKey: newId(),
    personId: null,
    clientAddress: null,
    contact: aBuyer,
    language: 'vi',
    isAdult: false,
    policies: {},
    lines: lines.map(({ variantId, quantity, price }) => ({ variantId, quantity, price })),
    parts: Object.fromEntries(
      lines.map(({ producerId, method }) => [
        producerId,
        { delivery, method, deliveryAmount: costs.get(producerId) ?? null },
      ]),
    ),
    ...changes,
  };
}

import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { askInTime } from '#app/domain/payments/card/ask-in-time.server.ts';
import { StripeAway } from '#app/domain/payments/card/call-stripe.server.ts';
import { takeCardPayment } from '#app/domain/payments/card/take-card-payment.server.ts';
import { readPublicCode } from '#app/domain/register/public-code.ts';
import type { Context } from '#app/server/context.ts';
import { isTooManyTries, takePoint } from '#app/server/rate-limit.server.ts';

const MOST_A_MINUTE = 20;
const MINUTE_MS = 60_000;
/** Then the order's page is shown, which waits for the money by itself. */
const LONGEST_MS = 2_500;

/**
 * A buyer comes back from the page where they paid: their payment is taken at once, before any notice of it. When the
 * provider does not answer in time, or somebody asks too often, the notice will do.
 * @param mayAsk whether the provider is asked: by whoever may see the order, where that holds up nobody else.
 * @returns in which language the order's page is to be shown.
 */
export async function takeReturn(
  context: Context,
  typedCode: string,
  { mayAsk }: { mayAsk: boolean },
): Promise<'vi' | 'en'> {
  const { store, log } = context;
  const { orderGroup, payment } = store.tables;
  const code = readPublicCode(typedCode);
  if (code === null) return 'vi';
  const rows = await store.read((db) =>
    db
      .select({ groupId: orderGroup.id, language: orderGroup.language, paymentId: payment.id })
      .from(orderGroup)
      .leftJoin(
        payment,
        and(
          eq(payment.groupId, orderGroup.id),
          eq(payment.method, 'card'),
          isNotNull(payment.sessionId),
          isNull(payment.settledAt),
        ),
      )
      .where(eq(orderGroup.code, code)),
  );
  for (const { groupId, paymentId } of mayAsk ? rows : []) {
    if (paymentId === null) continue;
    try {
      await takePoint(context, `card-return|${paymentId}`, MOST_A_MINUTE, MINUTE_MS);
      const taken = await askInTime(context, { groupId, mostMs: LONGEST_MS }, () =>
        takeCardPayment(context, paymentId),
      );
      if (!taken) log.info({ paymentId }, 'a return was not answered in time; the notice will do');
    } catch (error) {
      if (!(error instanceof StripeAway) && !isTooManyTries(error)) throw error;
      log.info({ paymentId }, 'a return was not looked into; the notice will be');
    }
  }
  return rows[0]?.language ?? 'vi';
}

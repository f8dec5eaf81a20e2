import { z } from 'zod';
import { keepPaymentEvent } from '#app/domain/payments/bank-notices/keep-payment-event.server.ts';
import { keptName } from '#app/domain/payments/bank-notices/kept-name.server.ts';
import { sealPaymentEvent } from '#app/domain/payments/bank-notices/payment-event-text.server.ts';
import { handleCardEvent } from '#app/domain/payments/card/handle-card-event.server.ts';
import { openStripe } from '#app/domain/payments/card/open-stripe.server.ts';
import type { Context } from '#app/server/context.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { jobToLeave } from '#app/server/jobs/job-queue.server.ts';

/** How old a signature may be, and how far ahead: what is older is a copy that somebody kept, or one that was made to keep. */
const TOLERANCE_SECONDS = 300;

const eventHead = z.object({ id: z.string().min(1), type: z.string().min(1) });

/**
 * Keeps one notice of Stripe's, as it came, with the job that looks into it: both or neither. Nothing is decided by what it
 * says. The same notice again changes nothing.
 * @param body exactly as it was sent: the signature is over its bytes.
 * @returns false when the signature is not Stripe's, too old or ahead of time, or of another text: then nothing was kept.
 * @throws NotFound where no cards are taken.
 */
export async function receiveCardEvent(
  context: Context,
  { body, signature }: { body: Buffer; signature: string },
): Promise<boolean> {
  const { clock, log, config } = context;
  const line = await openStripe(context);
  if (!line) throw new NotFound('card provider');
  let event: z.infer<typeof eventHead>;
  try {
    const { Stripe } = await import('stripe');
    const said: unknown = Stripe.webhooks.constructEvent(
      body,
      signature,
      line.webhookSecret,
      TOLERANCE_SECONDS,
      undefined,
      clock.now(),
    );
    // Stripe's own check looks at what is too old alone.
    if (signedAt(signature) > clock.now() / 1000 + TOLERANCE_SECONDS) throw new Error('signed ahead of time');
    event = eventHead.parse(said);
  } catch (error) {
    log.warn(
      { evt: 'webhook.refused', reason: error instanceof Error ? error.name : 'unknown' },
      'a notice that is not signed by Stripe was refused',
    );
    return false;
  }
  const id = newId();
  const sealed = sealPaymentEvent(config, id, body.toString('utf8'));
  const receivedAt = clock.now();
  await keepPaymentEvent(context, {
    row: {
      id,
      provider: 'stripe',
      externalId: keptName(event.id),
      kind: keptName(event.type),
      sealed,
      receivedAt,
    },
    work: jobToLeave(handleCardEvent, { eventId: id }),
    heardFor: null,
  });
  return true;
}

/** Seconds UTC, as `t=` of a signature that holds says it; it is signed with the text. */
function signedAt(signature: string): number {
  const times = [...signature.matchAll(/\bt=(\d+)/g)].map(([, seconds]) => Number(seconds));
  return Math.max(...times);
}

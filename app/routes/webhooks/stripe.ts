import { receiveCardEvent } from '#app/domain/payments/card/receive-card-event.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

/** `/webhooks/stripe`: notices of the card provider. Nobody but its signature opens it; 200 only once the notice is kept. */
export const action = actionFor('public', async ({ context, request }) => {
  const body = Buffer.from(await request.arrayBuffer());
  const signature = request.headers.get('stripe-signature') ?? '';
  const isKept = await receiveCardEvent(context, { body, signature });
  return Response.json({ received: isKept }, { status: isKept ? 200 : 400 });
});

export const loader = loaderFor(
  'public',
  async () => new Response(null, { status: 405, headers: { allow: 'POST' } }),
);

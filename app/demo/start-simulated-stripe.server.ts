import { startSimulator } from '#app/demo/start-simulator.server.ts';
import type { Context } from '#app/server/context.ts';
import { SIMULATED_FILES } from '#app/server/simulated-platforms.server.ts';

/** The card provider that stands in for Stripe in a demo market; its page opens wherever the market itself does. */
export function startSimulatedStripe(context: Context): Promise<void> {
  const { publicUrl } = context.config;
  return startSimulator(context, {
    program: 'stripe.mjs',
    file: SIMULATED_FILES.stripe,
    state: 'simulated-stripe-state.json',
    options: ['--webhook', `${publicUrl}/webhooks/stripe`, '--page-host', new URL(publicUrl).hostname],
  });
}

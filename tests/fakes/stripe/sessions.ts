import { type FormObject, listAt, metadataOf, objectAt, textAt } from '#tests/fakes/stripe/form.ts';
import type { Session } from '#tests/fakes/stripe/state.ts';
import { missing, Refusal, type StripeWorld, seconds } from '#tests/fakes/stripe/world.ts';

const HALF_AN_HOUR = 1800;
const A_DAY = 86_400;
/** Half a dollar at the least; the real limit moves with the rate. */
const LEAST_VND = 13_000;
const MOST = 99_999_999;

const invalid = (message: string, param: string, code?: string) =>
  new Refusal(400, 'invalid_request_error', message, { param, ...(code ? { code } : {}) });

/** Of this version of the API; `payment_method_types` is none of them any more. */
const PARAMETERS = new Set([
  'mode',
  'allowed_payment_method_types',
  'client_reference_id',
  'metadata',
  'payment_intent_data',
  'locale',
  'expires_at',
  'line_items',
  'success_url',
  'cancel_url',
  'expand',
]);

/** `POST /v1/checkout/sessions`. */
export function createSession(world: StripeWorld, form: FormObject): Session {
  const unknown = Object.keys(form).find((name) => !PARAMETERS.has(name));
  if (unknown) throw invalid(`Received unknown parameter: ${unknown}`, unknown, 'parameter_unknown');
  if (textAt(form, 'mode') !== 'payment') throw invalid('Only mode payment is simulated.', 'mode');
  const successUrl = textAt(form, 'success_url');
  if (!successUrl || !URL.canParse(successUrl.replace('{CHECKOUT_SESSION_ID}', 'x')))
    throw invalid('Not a valid URL', 'success_url', 'url_invalid');
  const lines = listAt(form, 'line_items').map((line, at) => readLine(line, at));
  const [first] = lines;
  if (!first) throw invalid('You must provide line items.', 'line_items', 'parameter_missing');
  if (lines.some(({ currency }) => currency !== first.currency))
    throw invalid('All line items must have the same currency.', 'line_items');
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  if (first.currency === 'vnd' && total < LEAST_VND)
    throw invalid('The total amount must convert to at least 50 cents.', 'line_items', 'amount_too_small');
  if (total > MOST) throw invalid('The amount is too large.', 'line_items', 'amount_too_large');
  const now = seconds(world);
  const expiresAt = Number(textAt(form, 'expires_at') ?? now + A_DAY);
  if (!Number.isInteger(expiresAt) || expiresAt < now + HALF_AN_HOUR || expiresAt > now + A_DAY)
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes and at most 24 hours from Checkout Session creation.',
      'expires_at',
    );
  const id = world.newId('cs_test');
  const session: Session = {
    id,
    object: 'checkout.session',
    mode: 'payment',
    status: 'open',
    payment_status: 'unpaid',
    amount_subtotal: total,
    amount_total: total,
    currency: first.currency,
    client_reference_id: textAt(form, 'client_reference_id'),
    metadata: metadataOf(form),
    locale: textAt(form, 'locale'),
    url: `${world.url}/pay/${id}`,
    success_url: successUrl,
    cancel_url: textAt(form, 'cancel_url'),
    payment_intent: null,
    created: now,
    expires_at: expiresAt,
    livemode: false,
  };
  world.state.sessions[id] = session;
  world.state.behind[id] = {
    lines,
    intentMetadata: metadataOf(objectAt(form, 'payment_intent_data')),
  };
  return session;
}

function readLine(line: FormObject, at: number): { name: string; amount: number; currency: string } {
  const price = objectAt(line, 'price_data');
  const name = textAt(objectAt(price, 'product_data'), 'name');
  const currency = textAt(price, 'currency');
  const unit = textAt(price, 'unit_amount');
  const quantity = Number(textAt(line, 'quantity') ?? 1);
  const where = `line_items[${at}]`;
  if (!name) throw invalid('Missing required param: name.', `${where}[price_data][product_data][name]`);
  if (!currency || !/^[a-z]{3}$/.test(currency)) throw invalid('Invalid currency.', `${where}[currency]`);
  if (unit === null || !/^\d+$/.test(unit)) throw invalid('Invalid integer.', `${where}[unit_amount]`);
  if (!Number.isInteger(quantity) || quantity < 1) throw invalid('Invalid quantity.', `${where}[quantity]`);
  return { name, currency, amount: Number(unit) * quantity };
}

/** A session as it is at this moment: one whose time is over has expired. */
export function sessionOf(world: StripeWorld, id: string): Session {
  const session = world.state.sessions[id];
  if (!session) throw missing('checkout.session', id);
  if (session.status === 'open' && session.expires_at <= seconds(world)) end(world, session);
  return session;
}

/** Sessions end by themselves, and Stripe says so. */
export function endOverdueSessions(world: StripeWorld): void {
  for (const id of Object.keys(world.state.sessions)) sessionOf(world, id);
}

/** `POST /v1/checkout/sessions/:id/expire`. */
export function expireSession(world: StripeWorld, id: string): Session {
  const session = sessionOf(world, id);
  if (session.status !== 'open')
    throw new Refusal(
      400,
      'invalid_request_error',
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  end(world, session);
  return session;
}

function end(world: StripeWorld, session: Session): void {
  session.status = 'expired';
  session.url = null;
  world.tell('checkout.session.expired', session);
}

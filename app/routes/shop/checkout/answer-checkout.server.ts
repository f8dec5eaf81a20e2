import { data, redirect } from '@remix-run/node';
import { readCart } from '#app/domain/orders/cart/read-cart.server.ts';
import type { CheckoutReview } from '#app/domain/payments/checkout/check-checkout.server.ts';
import { type CheckedCheckout, checkCheckout } from '#app/domain/payments/checkout/check-checkout.server.ts';
import {
  type ConfirmedCheckout,
  confirmCheckout,
  findConfirmed,
} from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { differsFromOrder } from '#app/domain/payments/checkout/differs-from-order.server.ts';
import {
  type CheckoutView,
  checkoutKeyOf,
  openCheckout,
} from '#app/domain/payments/checkout/open-checkout.server.ts';
import { policiesText, type TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import type { PlaceCandidate } from '#app/domain/register/places/resolve-place.ts';
import { localPath } from '#app/i18n/language.ts';
import { errorsOf, type FormErrors, textOf } from '#app/routes/answer-form.server.ts';
import { buyerOf, cartOwnerOf, countCookie } from '#app/routes/cart-cookies.server.ts';
import type { GuardedAction } from '#app/routes/route-guard.server.ts';
import { policyVersions } from '#app/routes/shop/checkout/policy-versions.server.ts';
import { readCheckoutForm, takeWhatIsLeft } from '#app/routes/shop/checkout/read-checkout-form.ts';
import { orderAccessCookie } from '#app/routes/shop/order/order-access.server.ts';
import { type DomainError, isDomainError } from '#app/server/domain-error.ts';
import type { PageNotes } from '#app/server/page-notes.ts';
import { isTooManyTries } from '#app/server/rate-limit.server.ts';
import { takePointInProcess } from '#app/server/rate-limit-in-process.server.ts';

const MINUTE_MS = 60_000;

/** The page after a form was sent: the form again, or everything to look through. */
export type CheckoutAnswer = {
  readonly view: CheckoutView;
  readonly typed: TypedCheckout;
  readonly errors: FormErrors;
  readonly candidates: readonly PlaceCandidate[];
  /** Null while the form is filled in. */
  readonly review: CheckoutReview | null;
};

/**
 * What a form was answered with, by its request. Without scripts the framework loads the page's data behind every form,
 * though all that the page then shows is in this answer.
 */
const answers = new WeakMap<PageNotes, CheckoutAnswer>();

export function answerOnPage(page: PageNotes): CheckoutAnswer | null {
  return answers.get(page) ?? null;
}

/** Looks through, mends or places a checkout, as the pressed button says; whatever is refused comes back as typed. */
export async function answerCheckout(args: GuardedAction<'public'>) {
  const { context, request, actor, language, clientAddress } = args;
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  let typed = readCheckoutForm(form);
  // However often a form is sent, and from however many windows: its order is there already.
  const earlier = await findConfirmed(context, typed.checkoutKey);
  if (earlier) return toOrder(args, earlier, typed);
  let view = await openCheckout(context, typed.lines);
  if (intent === 'take-left') {
    typed = { ...typed, lines: takeWhatIsLeft(view) };
    view = await openCheckout(context, typed.lines);
  }
  if (intent === 'take-left' || intent === 'change') return page(args, { view, typed });
  const check = (of: CheckoutView) => {
    const policies = policyVersions(language);
    return checkCheckout(context, {
      typed,
      view: of,
      personId: buyerOf(actor)?.personId ?? null,
      clientAddress,
      language,
      policies,
      isConfirmed: intent === 'order',
    });
  };
  try {
    const { checkoutPerMinute } = context.config.limits;
    takePointInProcess(context, `checkout|${clientAddress}`, checkoutPerMinute, MINUTE_MS);
    const checked = await check(view);
    if (checked.kind === 'refused') return await refuse(args, typed, checked.refusal, checked);
    if (intent !== 'order') return review(args, { view, typed, review: checked.review });
    return toOrder(args, await confirmCheckout(context, checked.confirm), typed);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    // What was lost in the last moment is told as the form tells it: in the page's language, all together.
    const again = isTooManyTries(error) ? null : await check(await openCheckout(context, typed.lines));
    return again?.kind === 'refused'
      ? refuse(args, typed, again.refusal, again)
      : refuse(args, typed, error, { candidates: [], review: null });
  }
}

function page(
  { page: notes }: GuardedAction<'public'>,
  answer: Pick<CheckoutAnswer, 'view' | 'typed'> & Partial<CheckoutAnswer>,
  init: ResponseInit = {},
) {
  const whole: CheckoutAnswer = { errors: {}, candidates: [], review: null, ...answer };
  answers.set(notes, whole);
  return data(whole, init);
}

/** All of it to look through, with what is now agreed to by pressing its button. */
function review(
  args: GuardedAction<'public'>,
  {
    typed,
    review: shown,
    ...answer
  }: Pick<CheckoutAnswer, 'view' | 'typed'> & Partial<CheckoutAnswer> & { review: CheckoutReview },
  init: ResponseInit = {},
) {
  const parts = { ...typed.parts };
  for (const { producerId, chosen } of shown.parts) {
    const part = parts[producerId];
    if (part) parts[producerId] = { ...part, deliveryAmount: String(chosen.amount) };
  }
  return page(args, { ...answer, review: shown, typed: { ...typed, parts, seen: shown.seen } }, init);
}

async function refuse(
  args: GuardedAction<'public'>,
  sent: TypedCheckout,
  refusal: DomainError,
  { candidates, review: shown }: Pick<Extract<CheckedCheckout, { kind: 'refused' }>, 'candidates' | 'review'>,
) {
  const { context, request, actor, language } = args;
  let typed: TypedCheckout = { ...sent, wasSignedIn: buyerOf(actor) !== null };
  if (refusal.code === 'cartChanged') {
    const { owner } = await cartOwnerOf(context, request, actor);
    const cart = await readCart(context, owner);
    const cartId = cart?.id ?? '';
    const checkoutKey = cart ? checkoutKeyOf(context, cart.id) : '';
    typed = { ...typed, cartId, checkoutKey, lines: cart?.lines ?? [] };
  }
  const view = await openCheckout(context, typed.lines);
  const errors = errorsOf(refusal);
  // What is agreed to next is what the links of this page lead to.
  if (errors.agreed) typed = { ...typed, agreed: false, policies: policiesText(policyVersions(language)) };
  const answer = { view, typed, candidates, errors };
  if (shown) return review(args, { ...answer, review: shown }, { status: 400 });
  return isTooManyTries(refusal)
    ? page(args, answer, { status: 429, headers: { 'Retry-After': String(refusal.retryAfterSeconds) } })
    : page(args, answer, { status: 400 });
}

/** The order's page; where it was made from another window, and holds other than this one's form, the page says so. */
async function toOrder(
  { context, request, actor, language }: GuardedAction<'public'>,
  { code, accessToken }: ConfirmedCheckout,
  typed: TypedCheckout,
): Promise<never> {
  const { owner, headers } = await cartOwnerOf(context, request, actor);
  const left = (await readCart(context, owner))?.lines ?? [];
  const count = left.reduce((sum, { quantity }) => sum + quantity, 0);
  headers.append('set-cookie', countCookie(context, count));
  headers.append('set-cookie', orderAccessCookie(context, request, { code, token: accessToken }));
  const told = (await differsFromOrder(context, code, typed)) ? '?done=ordered-otherwise' : '';
  throw redirect(localPath(language, `/orders/${code}`) + told, { status: 303, headers });
}

import { createHash } from 'node:crypto';
import type { BuyerAddress, BuyerContact } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { type ContactNeeds, checkContact } from '#app/domain/orders/checkout/check-contact.server.ts';
import { otherThanAgreed } from '#app/domain/orders/delivery/agreed-amount.ts';
import { type CheckedPart, checkParts } from '#app/domain/payments/checkout/check-parts.server.ts';
import type { ConfirmCheckout } from '#app/domain/payments/checkout/confirm-checkout.server.ts';
import { type CheckoutView, checkoutKeyOf } from '#app/domain/payments/checkout/open-checkout.server.ts';
import { readAddress } from '#app/domain/payments/checkout/read-address.server.ts';
import { policiesText, type TypedCheckout, wantsBy } from '#app/domain/payments/checkout/typed-checkout.ts';
import type { PlaceCandidate } from '#app/domain/register/places/resolve-place.ts';
import type { Context } from '#app/server/context.ts';
import { asOneRefusal, DomainError, isDomainError } from '#app/server/domain-error.ts';
import { localDate } from '#app/server/local-date.ts';

/** Everything as it will be ordered, for the buyer to look through before they confirm (Law 19/2023, Article 38). */
export type CheckoutReview = {
  readonly contact: BuyerContact;
  readonly parts: readonly CheckedPart[];
  /** VND. */
  readonly deliveryAmount: number;
  readonly totalAmount: number;
  /** Tells the names, sizes and ways shown from any others, and of what is posted the weight; a form carries it along. */
  readonly seen: string;
};

export type CheckedCheckout =
  | { readonly kind: 'good'; readonly review: CheckoutReview; readonly confirm: ConfirmCheckout }
  | {
      readonly kind: 'refused';
      readonly refusal: DomainError;
      /** What an unclear commune may mean. */
      readonly candidates: readonly PlaceCandidate[];
      /** As it would be ordered now, where all that is wrong is that the buyer has looked through something else; else null. */
      readonly review: CheckoutReview | null;
    };

/**
 * Checks a whole form of a checkout against what is on sale now; everything that is wrong is told together.
 * @param view what `openCheckout` says of the form's lines.
 * @param isConfirmed whether it is to be ordered as it was looked through; false where it is to be looked through.
 * @param personId who is signed in; null for a guest.
 */
export async function checkCheckout(
  context: Context,
  {
    typed,
    view,
    personId,
    clientAddress,
    language,
    policies,
    isConfirmed,
  }: {
    typed: TypedCheckout;
    view: CheckoutView;
    personId: string | null;
    clientAddress: string;
    language: 'vi' | 'en';
    policies: Readonly<Record<string, string>>;
    isConfirmed: boolean;
  },
): Promise<CheckedCheckout> {
  const producerIds = view.groups.map(({ producerId }) => producerId);
  const isPosted = wantsBy(typed.parts, producerIds, 'post');
  const { address, candidates, refusals: unclear } = await readAddress(context, typed, isPosted);
  const today = localDate(context.clock.now());
  const { parts, refusals: unfit } = checkParts(view.groups, typed, today);
  const needs = {
    hotel: wantsBy(typed.parts, producerIds, 'hotel'),
    adult: view.hasAlcohol,
    today,
  };
  const refusals: DomainError[] = [];
  if (typed.cartId === '' || typed.checkoutKey !== checkoutKeyOf(context, typed.cartId)) {
    refusals.push(new DomainError('cartChanged'));
  } else if (typed.wasSignedIn && personId === null) refusals.push(new DomainError('signedOutOrdering'));
  refusals.push(...changesOf(typed, view, language), ...unfit);
  if (view.groups.length === 0) refusals.push(new DomainError('cartEmpty'));
  const contact = readContactOf(typed, address, needs, refusals);
  refusals.push(...unclear);
  if (!typed.agreed) refusals.push(new DomainError('mustAgree', { field: 'agreed' }));
  else if (typed.policies !== policiesText(policies))
    refusals.push(new DomainError('policiesChanged', { field: 'agreed' }));
  const seen = seenText(view, parts);
  const unseen = isConfirmed ? otherThanSeen(typed, parts, seen) : [];
  const refusal = asOneRefusal([...refusals, ...unseen]);
  if (refusals.length > 0 && refusal) return { kind: 'refused', refusal, candidates, review: null };
  if (contact === null) throw new Error('a contact was neither refused nor read');
  const deliveryAmount = parts.reduce((sum, { chosen }) => sum + chosen.amount, 0);
  const totalAmount = view.goodsAmount + deliveryAmount;
  const review = { contact, parts, deliveryAmount, totalAmount, seen };
  if (refusal) return { kind: 'refused', refusal, candidates, review };
  return {
    kind: 'good',
    review,
    confirm: {
      checkoutKey: typed.checkoutKey,
      cartId: typed.cartId,
      personId,
      clientAddress,
      contact,
      language,
      isAdult: view.hasAlcohol,
      policies,
      lines: view.groups.flatMap(({ lines }) =>
        lines.map(({ variantId, quantity, price }) => ({ variantId, quantity, price })),
      ),
      parts: Object.fromEntries(
        parts.map(({ producerId, choice, method, agreedAmount }) => [
          producerId,
          { delivery: choice, method, deliveryAmount: agreedAmount },
        ]),
      ),
    },
  };
}

/** What is now other than the buyer looked through: what delivery costs, or else what goods are called, and weigh by post. */
function otherThanSeen(typed: TypedCheckout, parts: readonly CheckedPart[], seen: string): DomainError[] {
  const otherCost = parts.flatMap((part) => {
    const { agreedAmount: agreed, chosen } = part;
    return otherThanAgreed(part, { agreed, amount: chosen.amount }) ?? [];
  });
  if (otherCost.length > 0 || typed.seen === seen) return otherCost;
  return [new DomainError('orderWordsChanged')];
}

const SEEN_CHARACTERS = 16;

/** What the review shows beside sums, of which the form carries each along by itself. */
function seenText(view: CheckoutView, parts: readonly CheckedPart[]): string {
  const lines = view.groups.flatMap((group) => group.lines);
  const shown = [
    lines.map(({ variantId, titleVi, titleEn, sizeVi, sizeEn }) => [
      variantId,
      titleVi,
      titleEn,
      sizeVi,
      sizeEn,
    ]),
    parts.map(({ producerId, chosen }) => [producerId, chosen.way, chosen.wishedDay]),
  ];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, SEEN_CHARACTERS);
}

/** The contact, or null with what is wrong with it put to `refusals`. */
function readContactOf(
  typed: TypedCheckout,
  address: BuyerAddress | null,
  needs: ContactNeeds,
  refusals: DomainError[],
): BuyerContact | null {
  try {
    return checkContact(typed, address, needs);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    refusals.push(error, ...error.others);
    return null;
  }
}

/** What has changed since the form was shown: fewer pieces, another price, no longer for sale. */
function changesOf(typed: TypedCheckout, view: CheckoutView, language: 'vi' | 'en'): DomainError[] {
  const nameOf = ({ titleVi, titleEn }: { titleVi: string; titleEn: string | null }) =>
    (language === 'en' && titleEn) || titleVi;
  const open = view.groups.flatMap(({ lines }) => lines);
  return typed.lines.flatMap(({ variantId }) => {
    const field = `lines.${variantId}`;
    const line = open.find((one) => one.variantId === variantId);
    if (line) {
      const params = { product: nameOf(line) };
      if (line.quantity > line.stock)
        return [new DomainError('soldOut', { field, params: { ...params, left: line.stock } })];
      return line.price === line.seenPrice ? [] : [new DomainError('priceChanged', { field, params })];
    }
    const aside = view.aside.find((one) => one.variantId === variantId);
    if (aside?.why !== 'sold-out') return [new DomainError('leftOut', { field })];
    return [new DomainError('soldOutNow', { field, params: { product: nameOf(aside) } })];
  });
}

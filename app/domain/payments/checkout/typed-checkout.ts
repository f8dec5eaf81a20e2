import type { WantedLine } from '#app/domain/orders/cart/read-cart.server.ts';
import type { TypedContact } from '#app/domain/orders/checkout/check-contact.server.ts';

/** How one producer's part is wanted, as the form says it. */
export type TypedPart = {
  /** `post`, `hotel`, or `pickup~<point>`. */
  readonly delivery: string;
  /** `<slot>~<day>`, for a hotel. */
  readonly time: string;
  /** For which day a service is wished: 'YYYY-MM-DD', or what was typed and is no day; '' for none. */
  readonly day: string;
  readonly method: string;
  /** VND of delivery, as the buyer looked it through; '' before they have. */
  readonly deliveryAmount: string;
};

/** The form of a checkout as it was sent. */
export type TypedCheckout = TypedContact & {
  readonly cartId: string;
  readonly checkoutKey: string;
  /** Whether the buyer was signed in when the form was shown. */
  readonly wasSignedIn: boolean;
  /** What the form showed, with the prices that it showed. */
  readonly lines: readonly WantedLine[];
  readonly commune: string;
  /** Chosen when the commune was unclear, or ''. */
  readonly communeCode: string;
  /** A code of `db/reference/provinces.ts`; a former name may stand behind it: `08~Hà Giang`. */
  readonly province: string;
  readonly agreed: boolean;
  /** `policiesText` of the texts that stood beside the agreement. */
  readonly policies: string;
  /** `CheckoutReview.seen`, as the buyer looked it through; '' before they have. */
  readonly seen: string;
  readonly parts: Readonly<Record<string, TypedPart>>;
};

/** Versions of policies as the form carries them along. */
export function policiesText(policies: Readonly<Record<string, string>>): string {
  return Object.values(policies).join(' ');
}

/** VND of delivery that the buyer has looked through; null where they have not. */
export function agreedDelivery({ deliveryAmount }: TypedPart): number | null {
  return /^\d{1,12}$/.test(deliveryAmount) ? Number(deliveryAmount) : null;
}

/** The code of the province that was chosen by its name of today or a former one. */
export function provinceCodeOf(province: string): string {
  return province.split('~')[0] ?? '';
}

/** Whether any part is wanted this way. */
export function wantsBy(
  parts: TypedCheckout['parts'],
  producerIds: readonly string[],
  method: 'post' | 'hotel',
): boolean {
  return producerIds.some((id) => parts[id]?.delivery === method);
}

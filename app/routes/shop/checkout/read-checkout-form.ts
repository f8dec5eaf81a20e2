import type { WantedLine } from '#app/domain/orders/cart/read-cart.server.ts';
import type { CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import type { TypedCheckout, TypedPart } from '#app/domain/payments/checkout/typed-checkout.ts';
import { typedDay } from '#app/routes/typed-day.ts';

/** More lines than a basket can hold are nobody's. */
const MOST_LINES = 50;
const NO_PART: TypedPart = { delivery: '', time: '', day: '', method: '', deliveryAmount: '' };
const PART = /^(delivery|time|day|method|deliveryAmount)\.([0-9A-Z]{26})$/;

/** How all producers are paid, where that is asked at once: `card`, or `each` in its own way. */
export const PAY_ALL = 'payAll';

/** The fields of the form that are one text each, by their names. */
export const TEXT_FIELDS = [
  'cartId',
  'checkoutKey',
  'name',
  'phone',
  'email',
  'addressLine',
  'commune',
  'communeCode',
  'province',
  'hotelName',
  'hotelRoom',
  'birthDate',
  'note',
  'policies',
  'seen',
] as const satisfies ReadonlyArray<keyof TypedCheckout>;

/** A line as it stands in a hidden field: what, how many, and the price that is shown beside it. */
export function lineField({
  variantId,
  quantity,
  price,
}: {
  variantId: string;
  quantity: number;
  price: number;
}) {
  return `${variantId}~${quantity}~${price}`;
}

export function readCheckoutForm(form: FormData): TypedCheckout {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const texts = Object.fromEntries(TEXT_FIELDS.map((name) => [name, text(name)])) as Record<
    (typeof TEXT_FIELDS)[number],
    string
  >;
  const parts: Record<string, TypedPart> = {};
  for (const [name, value] of form) {
    const [, field, producerId] = PART.exec(name) ?? [];
    if (!field || !producerId || typeof value !== 'string') continue;
    const said = field === 'day' ? typedDay(value) : value;
    parts[producerId] = { ...(parts[producerId] ?? NO_PART), [field]: said };
  }
  const isAllByCard = text(PAY_ALL) === 'card';
  return {
    ...texts,
    parts: isAllByCard ? byCard(parts) : parts,
    lines: readLineFields(form),
    wasSignedIn: text('wasSignedIn') === '1',
    agreed: form.has('agreed'),
  };
}

const byCard = (parts: Readonly<Record<string, TypedPart>>) =>
  Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, { ...part, method: 'card' }]));

function readLineFields(form: FormData): WantedLine[] {
  const lines = new Map<string, WantedLine>();
  for (const value of form.getAll('line').slice(0, MOST_LINES)) {
    const [, variantId, quantity, price] = /^([0-9A-Z]{26})~([1-9]\d?)~(\d{1,12})$/.exec(String(value)) ?? [];
    if (variantId) {
      lines.set(variantId, { variantId, quantity: Number(quantity), seenPrice: Number(price) });
    }
  }
  return [...lines.values()];
}

/** The same wishes with no more pieces than are left. */
export function takeWhatIsLeft(view: CheckoutView): WantedLine[] {
  return view.groups.flatMap(({ lines }) =>
    lines.map(({ variantId, quantity, stock, price }) => ({
      variantId,
      quantity: Math.min(quantity, stock),
      seenPrice: price,
    })),
  );
}

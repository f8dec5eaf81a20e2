import type { BuyerAddress } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import type { CheckoutGroup, CheckoutView } from '#app/domain/payments/checkout/open-checkout.server.ts';
import type { TypedCheckout, TypedPart } from '#app/domain/payments/checkout/typed-checkout.ts';

type Known = {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** Where something was sent to them last. */
  readonly address: BuyerAddress | null;
};

/** The form as it first stands: what is known of the buyer, and each producer's usual way. */
export function blankCheckout(
  view: CheckoutView,
  {
    cartId,
    checkoutKey,
    policies,
    known,
  }: { cartId: string; checkoutKey: string; policies: string; known: Known | null },
): TypedCheckout {
  return {
    cartId,
    checkoutKey,
    wasSignedIn: known !== null,
    lines: [],
    name: known?.name ?? '',
    phone: known?.phone ?? '',
    email: known?.email ?? '',
    addressLine: known?.address?.line ?? '',
    commune: known?.address?.communeText ?? '',
    communeCode: '',
    province: known?.address?.provinceCode ?? '',
    hotelName: '',
    hotelRoom: '',
    birthDate: '',
    note: '',
    agreed: false,
    policies,
    seen: '',
    parts: Object.fromEntries(view.groups.map((group) => [group.producerId, usualPart(group)])),
  };
}

/** By post where it is sent so, else picked up; paid straight to the producer, whatever the page's language. */
function usualPart({ options, methods }: CheckoutGroup): TypedPart {
  const isSent = Object.values(options.post).some((amount) => amount !== null);
  const [point] = options.points;
  const delivery = isSent ? 'post' : point ? `pickup~${point.id}` : options.times.length > 0 ? 'hotel' : '';
  return { delivery, time: '', day: '', method: methods[0] ?? '', deliveryAmount: '' };
}

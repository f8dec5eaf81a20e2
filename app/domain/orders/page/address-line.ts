import type { BuyerAddress } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { provinces } from '#db/reference/provinces.ts';

/** An address as it is written on an envelope, in one line. */
export function addressLine({ line, communeText, provinceCode }: BuyerAddress): string {
  const province = provinces.find(({ code }) => code === provinceCode)?.name;
  return [line, communeText, province].filter(Boolean).join(', ');
}

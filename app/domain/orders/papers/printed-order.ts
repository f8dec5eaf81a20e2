import type { FrozenDelivery } from '#app/domain/orders/delivery/quote-delivery.server.ts';
import type { OrderPieces } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import type { Receiver } from '#app/domain/orders/fulfil/read-receivers.server.ts';
import type { Language } from '#app/i18n/language.ts';

/** What the papers of an order say. */
export type PrintedOrder = {
  readonly code: string;
  readonly placedAt: number;
  readonly hasAlcohol: boolean;
  /** Of the buyer: the slip says the main things in it too. */
  readonly language: Language;
  readonly sender: { readonly name: string; readonly phone: string; readonly address: string };
  /** Null when the buyer has been erased. */
  readonly receiver: Receiver | null;
  readonly delivery: FrozenDelivery;
  /** Ward or commune of a hotel; null for other ways. */
  readonly placeName: string | null;
  /** What is packed: nothing of a service. */
  readonly lines: ReadonlyArray<
    Pick<OrderPieces, 'lineId' | 'titleVi' | 'sizeVi' | 'sku' | 'pieces' | 'weightGrams' | 'setCode'>
  >;
  /** Where the buyer finds the order again. */
  readonly address: string;
};

/** As people here dial it: `0912 345 678`; a foreign number as it is. */
export function dialled(phone: string): string {
  const own = phone.replace(/^\+84/, '0');
  return /^0\d{9}$/.test(own) ? own.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3') : phone;
}

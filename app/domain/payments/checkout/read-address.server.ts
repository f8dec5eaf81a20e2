import type { BuyerAddress } from '#app/domain/orders/checkout/buyer-contact.server.ts';
import { findCommune } from '#app/domain/orders/delivery/find-commune.server.ts';
import { provinceCodeOf, type TypedCheckout } from '#app/domain/payments/checkout/typed-checkout.ts';
import type { PlaceCandidate } from '#app/domain/register/places/resolve-place.ts';
import type { Context } from '#app/server/context.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { provinces } from '#db/reference/provinces.ts';

/** Where goods are sent by post, as it is understood; null where nothing is. */
export async function readAddress(
  context: Context,
  typed: Pick<TypedCheckout, 'addressLine' | 'commune' | 'communeCode' | 'province'>,
  isPosted: boolean,
): Promise<{ address: BuyerAddress | null; candidates: readonly PlaceCandidate[]; refusals: DomainError[] }> {
  if (!isPosted) return { address: null, candidates: [], refusals: [] };
  const refusals: DomainError[] = [];
  const provinceCode = provinceCodeOf(typed.province);
  if (!provinces.some(({ code }) => code === provinceCode)) {
    refusals.push(new DomainError('mustChoose', { field: 'province' }));
  }
  const address = { line: typed.addressLine, communeText: '', communeCode: null, provinceCode };
  if (typed.commune.trim() === '') {
    refusals.push(new DomainError('required', { field: 'commune' }));
    return { address, candidates: [], refusals };
  }
  const { communeCode: chosenCode, commune } = typed;
  const found = await findCommune(context, { provinceCode, typed: commune.slice(0, 120), chosenCode });
  if (found.kind === 'found') return { address: { ...address, ...pick(found) }, candidates: [], refusals };
  const isKnown = found.candidates.length > 0;
  refusals.push(new DomainError(isKnown ? 'communeUnclear' : 'communeUnknown', { field: 'commune' }));
  return { address, candidates: found.candidates, refusals };
}

function pick({ communeText, communeCode }: { communeText: string; communeCode: string | null }) {
  return { communeText, communeCode };
}

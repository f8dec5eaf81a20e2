import { z } from 'zod';
import type { PersonKey } from '#app/domain/accounts/personal-data.server.ts';
import { open, seal } from '#app/server/crypto/seal.server.ts';

/** An address in Vietnam: house or hamlet, commune or ward, province. */
export const buyerAddress = z.object({
  /** House and street, or hamlet, and whatever helps to find it, as typed. */
  line: z.string(),
  /** As typed or chosen; `communeCode` where it is one of Lào Cai's. */
  communeText: z.string(),
  communeCode: z.string().nullable(),
  /** Of `db/reference/provinces.ts`. */
  provinceCode: z.string(),
});

/** Who buys and where the goods go; all of it personal, stored only sealed. */
export const buyerContact = z.object({
  name: z.string(),
  /** E.164. */
  phone: z.string(),
  email: z.string().nullable(),
  address: buyerAddress.nullable(),
  hotel: z.object({ name: z.string(), room: z.string() }).nullable(),
  /** 'YYYY-MM-DD', asked for alcohol only. */
  birthDate: z.string().nullable(),
  /** What the buyer wants the producers to know. */
  note: z.string(),
});

export type BuyerAddress = z.infer<typeof buyerAddress>;
export type BuyerContact = z.infer<typeof buyerContact>;

export function sealBuyerContact(own: PersonKey, contactId: string, contact: BuyerContact): string {
  return seal(own.key, `buyer-contact:${contactId}`, JSON.stringify(contact));
}

export function openBuyerContact(own: PersonKey, contactId: string, sealed: string): BuyerContact {
  return buyerContact.parse(JSON.parse(open(own.key, `buyer-contact:${contactId}`, sealed)));
}

/** What a producer has agreed to publish of how to reach it; empty and null: nothing. */
export type PublicContact = {
  contactPhone: string | null;
  contactZalo: string | null;
  contactEmail: string | null;
  website: string | null;
};

/** Whether a buyer finds any way to the producer itself on its pages. */
export function hasPublicContact(of: PublicContact): boolean {
  return Boolean(of.contactPhone || of.contactZalo || of.contactEmail || of.website);
}

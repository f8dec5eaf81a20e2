import { labelGrounds } from '#app/domain/catalog/label-rows.server.ts';
import type { ListingContent } from '#app/domain/catalog/listing-content.ts';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Db } from '#db/store.ts';

/**
 * The label that a form sent, without its empty fields. Only the fields that the label rules know for these goods today
 * may be filled, and what the draft has already may stay: a field of one's own making would stand on the public page as
 * if a rule asked for it.
 * @param before the draft as it is.
 * @throws DomainError labelFieldUnknown at the first field that is neither
 */
export async function knownLabel(
  db: Db,
  tables: Tables,
  before: ListingContent,
  sent: ListingContent['label'],
  today: string,
): Promise<ListingContent['label']> {
  const filled = Object.entries(sent).filter(([, text]) => text !== '');
  const { labelFields } = await labelGrounds(db, tables, before, today);
  const known = new Set(labelFields.map(({ field }) => field));
  for (const [field, text] of filled) {
    if (known.has(field) || before.label[field] === text) continue;
    throw new DomainError('labelFieldUnknown', { field: `label.${field}`, params: { field } });
  }
  return Object.fromEntries(filled);
}

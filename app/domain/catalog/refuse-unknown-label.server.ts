import { loadLabelRows } from '#app/domain/catalog/label-rows.server.ts';
import type { ListingContent } from '#app/domain/catalog/listing-content.ts';
import type { Tables } from '#app/domain/catalog/own-listing.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import type { Db } from '#db/store.ts';

/**
 * The label that a form sent, without its empty fields. Only fields that a label rule names may be filled: one of one's
 * own making would stand on the public page as if a rule asked for it. The rule may be one of other goods or another
 * day: a producer who says more than these goods need (what dried meat is made of) is right to, and a form that was
 * open while the kind of goods was changed loses nothing.
 * @throws DomainError labelFieldUnknown at the first field that no rule names
 */
export async function knownLabel(
  db: Db,
  tables: Tables,
  sent: ListingContent['label'],
): Promise<ListingContent['label']> {
  const filled = Object.entries(sent).filter(([, text]) => text !== '');
  const known = new Set((await loadLabelRows(db, tables)).map(({ field }) => field));
  const unknown = filled.find(([field]) => !known.has(field))?.[0];
  if (unknown === undefined) return Object.fromEntries(filled);
  throw new DomainError('labelFieldUnknown', { field: `label.${unknown}`, params: { field: unknown } });
}

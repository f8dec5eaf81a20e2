import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hasStarsOn, recognitionsAt } from '#app/domain/catalog/recognitions-at.server.ts';
import { readFacts } from '#app/domain/reports/read-facts.server.ts';
import { addDays, localDate } from '#app/server/local-date.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

/** Days are counted from the first day looked at. */
const HISTORIES = [
  [{ stars: 4, fromDay: 2, toDay: 20 }],
  [{ stars: 3, fromDay: 2, toDay: 20, revokedDay: 9 }],
  [
    { stars: 3, fromDay: 2, toDay: 12 },
    { stars: 5, fromDay: 7, toDay: 20 },
  ],
  [
    { stars: 5, fromDay: 2, toDay: 20 },
    { stars: 3, fromDay: 7, toDay: 15, revokedDay: 11 },
  ],
  // Revoked on the day of its decision, and after it had expired anyway
  [
    { stars: 3, fromDay: 2, toDay: 6, revokedDay: 2 },
    { stars: 4, fromDay: 8, toDay: 12, revokedDay: 16 },
  ],
  // A latest round without a certificate hides the older star
  [
    { stars: 4, fromDay: 2, toDay: 20 },
    { stars: 2, fromDay: 7, toDay: 15 },
  ],
];
const LAST_DAY = 24;

eachEngine('the star of an entry', (open) => {
  test('is the same in pages, filters and figures, on every day on which one begins, ends or is revoked', async () => {
    const { context, clock } = await open();
    const { tables } = context.store;
    const { producerId } = await sellerOf(context);
    const ids: string[] = [];
    for (const rounds of HISTORIES) {
      const { id } = await recognisedEntry(context, { producerId, rounds });
      await publishedListing(context, { producerId, listing: { entryId: id } });
      ids.push(id);
    }
    const first = localDate(clock.now());
    clock.advanceDays(LAST_DAY);
    const seen = new Set<string>();
    for (let offset = 0; offset <= LAST_DAY; offset += 1) {
      const asOf = addDays(first, offset);
      const { facts } = await readFacts(context, { targetCode: null, asOf });
      const counted = facts.map(({ entry, stars, validUntil }) => [
        entry.id,
        stars !== null && stars >= 3 ? `${stars} ${validUntil}` : null,
      ]);
      const asked = await context.store.read((db) => recognitionsAt(db, tables, ids, asOf));
      const shown = ids.map((id) => {
        const star = asked.get(id);
        return [id, star ? `${star.stars} ${star.validUntil}` : null];
      });
      expect([asOf, Object.fromEntries(counted)]).toEqual([asOf, Object.fromEntries(shown)]);
      for (const stars of [3, 4, 5]) {
        const filtered = await context.store.read((db) =>
          db
            .select({ entryId: tables.listing.entryId })
            .from(tables.listing)
            .where(hasStarsOn(tables, stars, asOf)),
        );
        const wanted = shown.filter(([, star]) => star?.startsWith(`${stars} `)).map(([id]) => id);
        expect([asOf, stars, filtered.map(({ entryId }) => entryId).sort()]).toEqual([
          asOf,
          stars,
          wanted.sort(),
        ]);
      }
      for (const [, star] of shown) seen.add(star?.[0] ?? 'none');
    }
    expect([...seen].sort()).toEqual(['3', '4', '5', 'none']);
    expect(
      await context.store.read((db) =>
        db
          .select()
          .from(tables.recognition)
          .where(eq(tables.recognition.decidedOn, addDays(first, 2))),
      ),
    ).toHaveLength(HISTORIES.length);
  });
});

import { sql } from 'drizzle-orm';
import type { Kit } from '#db/dialect/sqlite-kit.ts';
import type { AccountTables } from '#db/tables/accounts.ts';
import type { CatalogTables } from '#db/tables/catalog.ts';

/** What somebody wants to buy, across producers. */
export function defineCartTables(
  { table, text, int, time, index, uniqueIndex, primaryKey, check }: Kit,
  { person }: AccountTables,
  { variant }: CatalogTables,
) {
  /** A basket of a guest (known by a cookie) or of a person; a guest's becomes the person's at sign-in. */
  const cart = table(
    'cart',
    {
      id: text().primaryKey(),
      /** SHA-256 of the cookie's token, hex; null once it is a person's. */
      tokenHash: text(),
      personId: text().references(() => person.id),
      createdAt: time().notNull(),
      updatedAt: time().notNull(),
    },
    (t) => [
      uniqueIndex('cart_token').on(t.tokenHash),
      uniqueIndex('cart_person').on(t.personId),
      index('cart_updated').on(t.updatedAt),
    ],
  );

  const cartLine = table(
    'cart_line',
    {
      cartId: text()
        .notNull()
        .references(() => cart.id),
      variantId: text()
        .notNull()
        .references(() => variant.id),
      quantity: int().notNull(),
      /** VND, as the buyer saw it last, so that a change is said. */
      seenPrice: int().notNull(),
      addedAt: time().notNull(),
    },
    (t) => [primaryKey({ columns: [t.cartId, t.variantId] }), check('cart_line_quantity', sql`quantity > 0`)],
  );

  return { cart, cartLine };
}

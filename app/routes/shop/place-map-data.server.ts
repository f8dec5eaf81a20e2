import type { PlaceRow } from '#app/domain/catalog/list-places.server.ts';
import { communeShapes } from '#app/domain/register/commune-shapes.server.ts';
import type { PlaceMapData } from '#app/routes/shop/place-map.tsx';
import type { Context } from '#app/server/context.ts';

/** The map of the places that `listPlaces` gave. */
export function placeMapData({ config }: Context, places: readonly PlaceRow[]): PlaceMapData {
  return {
    shapes: communeShapes(config.rootDir),
    slugs: Object.fromEntries(places.map(({ code, slug }) => [code, slug])),
    products: Object.fromEntries(
      places.filter(({ products }) => products > 0).map((one) => [one.code, one.products]),
    ),
  };
}

import { CommuneMap } from '#app/components/commune-map.tsx';
import type { CommuneShapes } from '#app/domain/register/commune-shape.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopPlacesMessages } from '#app/i18n/shop-places.ts';

/** What a map of the market's places needs, by commune code; communes without goods have no number. */
export type PlaceMapData = {
  shapes: CommuneShapes;
  slugs: Readonly<Record<string, string>>;
  products: Readonly<Record<string, number>>;
};

/** The communes by how much of theirs stands on the stalls, each a link to its page. */
export function PlaceMap({ shapes, slugs, products }: PlaceMapData) {
  const t = useT(shopPlacesMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  return (
    <CommuneMap
      shapes={shapes}
      values={products}
      title={t('mapTitle')}
      description={t('mapDescription')}
      hrefFor={(code) => (slugs[code] ? localPath(language, `/places/${slugs[code]}`) : undefined)}
      borderLegend={t('mapBorder')}
      describe={(name, count) => `${name}: ${common('productsCount', { count })}`}
      legendFor={(low, high) =>
        low === high
          ? common('productsCount', { count: low })
          : `${low}–${common('productsCount', { count: high })}`
      }
    />
  );
}

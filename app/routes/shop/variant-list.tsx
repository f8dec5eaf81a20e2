import { Pill } from '#app/components/pill.tsx';
import type { ProductVariant } from '#app/domain/catalog/read-product.server.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { formatVnd, formatWeight } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { AddToCartForm } from '#app/routes/shop/add-to-cart-form.tsx';
import { useStock } from '#app/routes/shop/use-stock.ts';

/** So few are said to be running out. */
const LOW_STOCK = 5;

/** The id of the list of packs, where one buys. */
export const BUY = 'buy';

/** The packs, one each: name and price (an only one's stands above), then what is left and what a parcel of it weighs. */
export function VariantList({
  slug,
  variants,
  isBuyable,
}: {
  slug: string;
  variants: readonly ProductVariant[];
  /** Its producer can be paid here. */
  isBuyable: boolean;
}) {
  const t = useT(shopMessages);
  const language = useLanguage();
  const stock = useStock(slug);
  return (
    <section id={BUY}>
      <h2 className="sr-only">{t('sizes')}</h2>
      <ul className="divide-y divide-line border-y border-line">
        {variants.map((variant) => {
          const name = pickText(language, variant.nameVi, variant.nameEn);
          return (
            <li key={variant.code} className="space-y-0.5 py-3">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span lang={name.lang} className="font-bold">
                  {name.text.charAt(0).toLocaleUpperCase('vi') + name.text.slice(1)}
                </span>
                {variants.length > 1 && (
                  <data value={variant.price} className="text-xl font-bold whitespace-nowrap text-red-deep">
                    {formatVnd(language, variant.price)}
                  </data>
                )}
              </p>
              <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
                <Left isSoldOut={variant.soldOut} stock={stock[variant.code]} />
                {variant.weightGrams !== null && (
                  <span>{t('variantWeight', { weight: formatWeight(language, variant.weightGrams) })}</span>
                )}
              </p>
              {isBuyable &&
                !(stock[variant.code] === undefined ? variant.soldOut : stock[variant.code] === 0) && (
                  <AddToCartForm code={variant.code} sizeName={name.text} />
                )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The page itself knows only whether it is sold out; how many are left comes from the browser's own question. */
function Left({ isSoldOut, stock }: { isSoldOut: boolean; stock: number | undefined }) {
  const t = useT(shopMessages);
  const word = useT(componentMessages);
  if (stock === undefined ? isSoldOut : stock === 0) return <Pill>{word('soldOut')}</Pill>;
  if (stock === undefined) return <Pill tone="green">{t('inStock')}</Pill>;
  return stock <= LOW_STOCK ? (
    <Pill tone="turmeric">{t('stockLow', { stock })}</Pill>
  ) : (
    <Pill tone="green">{t('stockLeft', { stock })}</Pill>
  );
}

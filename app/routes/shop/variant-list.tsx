import { Pill } from '#app/components/pill.tsx';
import type { ProductVariant } from '#app/domain/catalog/read-product.server.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { formatVnd, formatWeight } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/** The packs with their prices, one line each. Of stock only this: sold out, or not. */
export function VariantList({ variants }: { variants: readonly ProductVariant[] }) {
  const t = useT(shopMessages);
  const word = useT(componentMessages);
  const language = useLanguage();
  return (
    <section>
      <h2 className="sr-only">{t('sizes')}</h2>
      <ul className="divide-y divide-line border-y border-line">
        {variants.map((variant) => {
          const name = pickText(language, variant.nameVi, variant.nameEn);
          return (
            <li
              key={variant.code}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-3"
            >
              <span lang={name.lang} className="font-bold">
                {name.text}
              </span>
              <data value={variant.price} className="text-xl font-bold whitespace-nowrap text-red-deep">
                {formatVnd(language, variant.price)}
              </data>
              <span className="text-sm text-ink-soft">
                {variant.weightGrams !== null && formatWeight(language, variant.weightGrams)}
              </span>
              {variant.soldOut && <Pill>{word('soldOut')}</Pill>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

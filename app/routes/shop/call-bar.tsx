import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Pill } from '#app/components/pill.tsx';
import { Price } from '#app/components/price.tsx';
import type { Product } from '#app/domain/catalog/read-product.server.ts';
import { buyButtonMessages } from '#app/i18n/buy-button.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { digitsOf, readablePhone } from '#app/routes/shop/contact-block.tsx';
import { BUY } from '#app/routes/shop/variant-list.tsx';

/**
 * On a phone: the price and the way to the goods, at the bottom of the screen until one has scrolled to where they
 * stand: the basket where they can be bought here, else the seller. Nothing where there is neither. What is sold out says so, and
 * leads to the seller.
 */
export function CallBar({
  product,
  isBuyable,
}: {
  product: Pick<Product, 'contactPhone' | 'variants'>;
  isBuyable: boolean;
}) {
  const t = useT(shopMessages);
  const word = useT(buyButtonMessages);
  const inParts = useT(componentMessages);
  const language = useLanguage();
  const { contactPhone, variants } = product;
  const prices = variants.map(({ price }) => price);
  const [only] = variants;
  const isSoldOut = variants.every(({ soldOut }) => soldOut);
  if (!only || !(contactPhone || isBuyable)) return null;
  return (
    <div
      data-sticky-bar=""
      className="sticky bottom-0 z-10 -mx-4 flex items-center justify-between gap-3 border-t border-line bg-paper px-4 py-2 sm:-mx-6 sm:px-6 md:hidden print:hidden"
    >
      <Price
        amount={Math.min(...prices)}
        highest={Math.max(...prices)}
        unit={variants.length === 1 ? pickText(language, only.nameVi, only.nameEn).text : null}
      />
      {isSoldOut && <Pill>{inParts('soldOut')}</Pill>}
      {isBuyable && !isSoldOut ? (
        <a href={`#${BUY}`} className={`${buttonClass('action')} shrink-0`}>
          <Icon name="basket" />
          {word('buy')}
        </a>
      ) : (
        contactPhone && (
          <a
            href={`tel:${digitsOf(contactPhone)}`}
            aria-label={t('call', { phone: readablePhone(contactPhone) })}
            className={`${buttonClass('action')} shrink-0`}
          >
            <Icon name="phone" />
            {t('callShort')}
          </a>
        )
      )}
    </div>
  );
}

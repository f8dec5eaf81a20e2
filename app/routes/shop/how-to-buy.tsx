import { isService } from '#app/domain/catalog/is-service.ts';
import { hasPublicContact } from '#app/domain/catalog/public-contact.ts';
import type { Product } from '#app/domain/catalog/read-product.server.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { ContactBlock } from '#app/routes/shop/contact-block.tsx';

/** The id of the section that lists other places of sale. */
export const SOLD_AT = 'sold-at';

/**
 * The way from the product to the goods: the seller's published contact; without one the other places of sale, else the
 * place where the seller is at home.
 */
export function HowToBuy({ product, isBuyable }: { product: Product; isBuyable: boolean }) {
  const t = useT(shopMessages);
  const language = useLanguage();
  const isSoldOut = isBuyable && product.variants.every(({ soldOut }) => soldOut);
  const soldOut = t(isService(product.setCode) ? 'soldOutService' : 'soldOutGoods');
  if (hasPublicContact(product)) {
    return (
      <>
        {isSoldOut && <p className="font-bold">{soldOut}</p>}
        <p className="text-sm">{t(isSoldOut ? 'askSellerWhen' : isBuyable ? 'askSeller' : 'notBuyingYet')}</p>
        <ContactBlock contact={product} />
      </>
    );
  }
  if (product.soldAt.length > 0) {
    return (
      <>
        {isSoldOut && <p className="font-bold">{soldOut}</p>}
        <p>{t(isBuyable ? 'alsoSold' : 'noContactButSold')}</p>
        <a href={`#${SOLD_AT}`} className="inline-flex min-h-11 items-center font-bold">
          {t('seeSoldAt')}
        </a>
      </>
    );
  }
  const place = product.producerPlace && placeName(language, product.producerPlace);
  const address = [product.addressText, place].filter(Boolean).join(', ');
  if (isSoldOut) return <p className="font-bold">{soldOut}</p>;
  if (isBuyable) return null;
  return <p>{address ? t('noContactVisit', { address }) : t('noContactLater')}</p>;
}

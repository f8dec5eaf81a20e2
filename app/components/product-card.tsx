import { Link } from '@remix-run/react';
import { Pill } from '#app/components/pill.tsx';
import { Price } from '#app/components/price.tsx';
import { ProductPicture } from '#app/components/product-picture.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import type { ListingCard } from '#app/domain/catalog/listing-card.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';

/** How wide a card's picture is drawn: half a phone, a third of a tablet, a quarter of a page. */
const cardSizes = '(min-width: 80rem) 17.5rem, (min-width: 64rem) 23vw, (min-width: 40rem) 31vw, 45vw';

/**
 * One stall of the market: the picture whole, under it the stars, then name, place and price. Nothing lies over the
 * goods; the whole card is one link.
 */
export function ProductCard({
  card,
  eager = false,
  heading = 'h3',
}: {
  card: ListingCard;
  eager?: boolean;
  heading?: 'h2' | 'h3';
}) {
  const t = useT(componentMessages);
  const language = useLanguage();
  const title = pickText(language, card.titleVi, card.titleEn);
  const unit = pickText(language, card.unitVi, card.unitEn);
  const Heading = heading;
  return (
    <article className="group relative flex h-full flex-col">
      <div className="relative aspect-square overflow-hidden rounded-lg bg-paper-2 ring-1 ring-line">
        <ProductPicture
          picture={card}
          sizes={cardSizes}
          eager={eager}
          className="size-full object-cover transition-transform duration-300 ease-cloth group-hover:scale-[1.03]"
        />
      </div>
      <div className="flex grow flex-col pt-3">
        {card.recognition && (
          <div className="mb-0.5">
            <StarBadge recognition={card.recognition} />
          </div>
        )}
        <Heading className="text-base text-ink sm:text-lg" lang={title.lang}>
          <Link
            to={localPath(language, `/products/${card.slug}`)}
            className="text-ink no-underline decoration-red decoration-2 underline-offset-4 after:absolute after:inset-0 after:rounded-lg group-hover:underline"
          >
            {title.text}
          </Link>
        </Heading>
        {(card.place || card.inSeason) && (
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-sm">
            {card.place && (
              <span className="inline-flex max-w-full items-center gap-2 text-green-text">
                <span aria-hidden="true" className="size-2 shrink-0 rotate-45 bg-green" />
                <span className="truncate">{card.place.name}</span>
              </span>
            )}
            {card.inSeason && !card.soldOut && (
              <span className="whitespace-nowrap font-bold text-turmeric-text">{t('inSeason')}</span>
            )}
          </p>
        )}
        <div className="mt-auto pt-1.5">
          {card.price !== null && <Price amount={card.price} highest={card.highestPrice} unit={unit.text} />}
          {card.soldOut && (
            <p className="mt-1.5">
              <Pill>{t('soldOut')}</Pill>
            </p>
          )}
        </div>
      </div>
    </article>
  );
}

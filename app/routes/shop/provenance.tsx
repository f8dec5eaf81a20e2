import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Facts } from '#app/components/facts.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { ProductPicture } from '#app/components/product-picture.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import { type Provenance, readProvenance } from '#app/domain/catalog/read-provenance.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { shopOriginMessages } from '#app/i18n/shop-origin.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { AgeGate } from '#app/routes/shop/age-gate.tsx';
import { ageGateMeta } from '#app/routes/shop/age-gate-meta.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { QrPanel } from '#app/routes/shop/qr-panel.tsx';
import { RecognitionHistory } from '#app/routes/shop/recognition-history.tsx';
import { isAdult, sharedPage } from '#app/routes/shop/visitor.server.ts';

export const loader = loaderFor('public', async ({ context, request, params, url, language, page }) => {
  const found = await readProvenance(context, { code: params.code ?? '', adult: isAdult(request) });
  if (found.kind === 'adults-only') {
    // The same for everybody; an entry becomes alcohol, or stops being it, with the register or a listing.
    sharedPage({ page, context }, 'catalog');
    return { language, found: null, next: url.pathname.replace(/\.data$/, '') };
  }
  sharedPage({ page, context }, `entry:${found.entry.code}`, `producer:${found.entry.producerId}`);
  if (found.onSale) page.tag(`listing:${found.onSale.id}`);
  return { language, found, next: null };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const t = translate(shopOriginMessages, data.language);
  const { language, found } = data;
  if (!found) return ageGateMeta(publicUrlOf(matches), language);
  const { entry, valid, today, onSale, history } = found;
  const date = formatDate(language, today);
  return pageMeta(publicUrlOf(matches), {
    title: `${t('provenanceTitle', { name: pickText(language, entry.name, onSale?.titleEn ?? null).text })} · Chợ Phiên`,
    description: valid
      ? t('provenanceValid', { date, stars: valid.stars })
      : t(history.length === 0 ? 'provenanceUnknown' : 'provenanceInvalid', { date }),
    language,
    path: `/p/${entry.code}`,
  });
};

export default function ProvenancePage() {
  const { found, next } = useLoaderData<typeof loader>();
  return found ? <Origin found={found} /> : <AgeGate next={next ?? '/'} />;
}

function Origin({ found }: { found: Provenance }) {
  const { today, entry, history, valid, set: filed, onSale, isAlcohol } = found;
  const t = useT(shopOriginMessages);
  const common = useT(shopMessages);
  const language = useLanguage();
  const path = (to: string) => localPath(language, to);
  const date = formatDate(language, today);
  // What was never written down has neither lapsed nor been withdrawn.
  const isUnknown = history.length === 0;
  const set = pickText(language, filed?.nameVi ?? null, filed?.nameEn ?? null);
  const title = pickText(language, entry.name, onSale?.titleEn ?? null);
  const picture = onSale?.picture ?? { photo: null, setCode: entry.setCode, motifSeed: entry.name };
  return (
    <div className="page max-w-5xl space-y-10 pt-8">
      <div className="grid items-start gap-x-10 gap-y-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
        {!isAlcohol && (
          <figure>
            <ProductPicture
              picture={picture}
              sizes="(min-width: 40rem) 12rem, 10rem"
              eager
              className="aspect-square w-40 rounded-lg object-cover ring-1 ring-line sm:w-full"
            />
            {(onSale?.isDrawn ?? true) && (
              <figcaption className="mt-2 text-sm text-ink-soft">{common('drawnNote')}</figcaption>
            )}
          </figure>
        )}
        <div>
          <p className="text-sm text-ink-soft">
            {t('provenanceCode')} <strong className="font-bold tracking-wide text-ink">{entry.code}</strong>
          </p>
          <h1 lang={title.lang} className="text-3xl lg:text-4xl">
            {title.text}
          </h1>
          {title.text !== entry.name && (
            <p className="mt-1 text-ink-soft">
              {t('registeredAs')} <span lang="vi">{entry.name}</span>
            </p>
          )}
          <div
            className={`mt-4 rounded-md border-l-8 p-4 ${valid ? 'border-green bg-green-tint' : 'border-line-strong bg-paper-2'}`}
          >
            <p className="text-lg font-bold">
              {valid
                ? t('provenanceValid', { date, stars: valid.stars })
                : t(isUnknown ? 'provenanceUnknown' : 'provenanceInvalid', { date })}
            </p>
            {valid ? (
              <StarBadge recognition={valid} withDate />
            ) : (
              <p>{t(isUnknown ? 'provenanceUnknownText' : 'provenanceInvalidText')}</p>
            )}
          </div>
        </div>
      </div>
      <Facts
        facts={[
          {
            term: common('producer'),
            value: entry.hasProducerPage ? (
              <Link to={path(`/producers/${entry.producerSlug}`)} className="font-bold">
                {entry.producerName}
              </Link>
            ) : (
              entry.producerName
            ),
          },
          {
            term: common('madeIn'),
            value:
              entry.placeSlug && entry.placeName ? (
                <Link to={path(`/places/${entry.placeSlug}`)}>{placeName(language, entry.placeName)}</Link>
              ) : (
                entry.communeText
              ),
          },
          { term: common('group'), value: set.text, lang: set.lang },
        ]}
      />
      {onSale && (
        <LinkButton to={path(`/products/${onSale.slug}`)} look="action">
          {t('seeProduct')}
        </LinkButton>
      )}
      <RecognitionHistory history={history} today={today} />
      <QrPanel code={entry.code} />
    </div>
  );
}

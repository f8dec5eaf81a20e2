import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Facts } from '#app/components/facts.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Motif } from '#app/components/motif.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import { readProvenance } from '#app/domain/catalog/read-provenance.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { QrPanel } from '#app/routes/shop/qr-panel.tsx';
import { RecognitionHistory } from '#app/routes/shop/recognition-history.tsx';
import { sharedPage } from '#app/routes/shop/visitor.server.ts';

export const loader = loaderFor('public', async ({ context, params, language, page }) => {
  const found = await readProvenance(context, { code: params.code ?? '' });
  sharedPage({ page, context }, `entry:${found.entry.code}`, `producer:${found.entry.producerId}`);
  return { language, ...found };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const t = translate(shopMessages, data.language);
  const { entry, valid, today, language } = data;
  const date = formatDate(language, today);
  return pageMeta(publicUrlOf(matches), {
    title: `${t('provenanceTitle', { name: entry.name })} · Chợ Phiên`,
    description: valid
      ? t('provenanceValid', { date, stars: valid.stars })
      : t('provenanceInvalid', { date }),
    language,
    path: `/p/${entry.code}`,
  });
};

export default function Provenance() {
  const { today, entry, history, valid, productSlug } = useLoaderData<typeof loader>();
  const t = useT(shopMessages);
  const language = useLanguage();
  const path = (to: string) => localPath(language, to);
  const date = formatDate(language, today);
  const set = pickText(language, entry.setVi, entry.setEn);
  const place = pickText(language, entry.placeName ?? entry.communeText, entry.placeNameEn);
  return (
    <div className="page max-w-5xl space-y-10 pt-8">
      <div className="grid items-start gap-x-10 gap-y-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <Motif
          setCode={entry.setCode ?? ''}
          kindSeed={entry.name}
          eager
          className="w-40 rounded-lg sm:w-full"
        />
        <div>
          <p className="text-sm text-ink-soft">
            {t('provenanceCode')} <strong className="font-bold tracking-wide text-ink">{entry.code}</strong>
          </p>
          <h1 lang="vi" className="text-3xl lg:text-4xl">
            {entry.name}
          </h1>
          <div
            className={`mt-4 rounded-md border-l-8 p-4 ${valid ? 'border-green bg-green-tint' : 'border-line-strong bg-paper-2'}`}
          >
            <p className="text-lg font-bold">
              {valid ? t('provenanceValid', { date, stars: valid.stars }) : t('provenanceInvalid', { date })}
            </p>
            {valid ? <StarBadge recognition={valid} withDate /> : <p>{t('provenanceInvalidText')}</p>}
          </div>
        </div>
      </div>
      <Facts
        facts={[
          {
            term: t('producer'),
            value: (
              <Link to={path(`/producers/${entry.producerSlug}`)} className="font-bold">
                {entry.producerName}
              </Link>
            ),
          },
          {
            term: t('madeIn'),
            lang: place.lang,
            value: entry.placeSlug ? (
              <Link to={path(`/places/${entry.placeSlug}`)}>{place.text}</Link>
            ) : (
              place.text
            ),
          },
          { term: t('group'), value: set.text, lang: set.lang },
        ]}
      />
      {productSlug && (
        <LinkButton to={path(`/products/${productSlug}`)} look="action">
          {t('seeProduct')}
        </LinkButton>
      )}
      <RecognitionHistory history={history} today={today} />
      <QrPanel code={entry.code} />
    </div>
  );
}

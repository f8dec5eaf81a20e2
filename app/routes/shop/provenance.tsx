import type { MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Motif } from '#app/components/motif.tsx';
import { Pill } from '#app/components/pill.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import { readProvenance } from '#app/domain/catalog/read-provenance.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { pageMeta, publicUrlOf } from '#app/routes/shop/page-meta.ts';
import { formatPartialDate } from '#app/routes/shop/recognition-facts.tsx';
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

const states = {
  valid: { tone: 'green', key: 'stateValid' },
  expired: { tone: 'neutral', key: 'stateExpired' },
  revoked: { tone: 'red', key: 'stateRevoked' },
  future: { tone: 'indigo', key: 'stateFuture' },
} as const;

function stateOn(today: string, one: { decidedOn: string; expiresOn: string; revokedOn: string | null }) {
  if (one.revokedOn !== null && one.revokedOn <= today) return states.revoked;
  if (one.decidedOn > today) return states.future;
  return one.expiresOn <= today ? states.expired : states.valid;
}

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
      <section>
        <h2 className="mb-2 text-2xl">{t('history')}</h2>
        <DataTable
          caption={t('history')}
          hideCaption
          rows={history}
          rowKey={({ id }) => id}
          empty={<p>{t('recognitionNone')}</p>}
          columns={[
            { key: 'round', header: t('round'), cell: ({ round }) => round, heading: true },
            { key: 'stars', header: t('stars'), cell: ({ stars }) => t('filterStars', { stars }) },
            { key: 'decision', header: t('decision'), cell: ({ decisionNumber }) => decisionNumber },
            {
              key: 'decided',
              header: t('decidedOn'),
              cell: (one) => formatPartialDate(language, one.decidedOn, one.decidedOnPrecision),
            },
            {
              key: 'state',
              header: t('state'),
              cell: (one) => {
                const { tone, key } = stateOn(today, one);
                return <Pill tone={tone}>{t(key)}</Pill>;
              },
            },
          ]}
        />
      </section>
      <section className="keep-together grid items-center gap-6 rounded-lg bg-paper-2 p-5 sm:grid-cols-[auto_minmax(0,1fr)] sm:p-6">
        <img
          src={`/p/${entry.code}/qr.svg`}
          alt={t('qrAlt', { code: entry.code })}
          width={180}
          height={180}
          className="rounded-md bg-white"
        />
        <div>
          <h2 className="text-xl">{t('qrTitle')}</h2>
          <p className="mt-1">{t('qrText')}</p>
          <p className="no-print mt-4 flex flex-wrap gap-3">
            {(['svg', 'png'] as const).map((kind) => (
              <a
                key={kind}
                href={`/p/${entry.code}/qr.${kind}`}
                download={`cho-phien-${entry.code}.${kind}`}
                className={buttonClass('secondary')}
              >
                <Icon name="download" />
                {t(kind === 'svg' ? 'qrSvg' : 'qrPng')}
              </a>
            ))}
          </p>
        </div>
      </section>
    </div>
  );
}

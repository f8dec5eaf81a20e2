import { Link } from '@remix-run/react';
import { Facts } from '#app/components/facts.tsx';
import { hasPublicContact } from '#app/domain/catalog/public-contact.ts';
import type { Product } from '#app/domain/catalog/read-product.server.ts';
import { formatMonth } from '#app/i18n/format.ts';
import { labelFieldName } from '#app/i18n/label.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';
import { SOLD_AT } from '#app/routes/shop/how-to-buy.tsx';
import { RecognitionFacts } from '#app/routes/shop/recognition-facts.tsx';
import { SoldAt } from '#app/routes/shop/sold-at.tsx';

/** Text with its own paragraphs, marked with its language where that is not the page's. */
function Prose({ title, vi, en }: { title: string; vi: string | null; en: string | null }) {
  const language = useLanguage();
  const { text, lang } = pickText(language, vi, en);
  if (!text.trim()) return null;
  return (
    <section>
      <h2 className="text-2xl">{title}</h2>
      <div lang={lang} className="measure mt-3 space-y-3 whitespace-pre-line">
        {text}
      </div>
    </section>
  );
}

/** Everything of a product below its picture and price. */
export function ProductDetails({ product }: { product: Product }) {
  const t = useT(shopMessages);
  const language = useLanguage();
  const group = pickText(language, product.setVi, product.setEn);
  const label = Object.entries(product.label).filter(([, value]) => value.trim() !== '');
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="space-y-12">
        <Prose title={t('about')} vi={product.descriptionVi} en={product.descriptionEn} />
        <Prose title={t('story')} vi={product.storyVi} en={product.storyEn} />
        {label.length > 0 && (
          <section>
            <h2 className="text-2xl">{t('labelTitle')}</h2>
            <p className="mt-1 mb-2 text-sm text-ink-soft">{t('labelNote')}</p>
            <Facts
              facts={label.map(([field, value]) => ({
                term: labelFieldName(language, field),
                value,
                lang: language === 'vi' ? undefined : 'vi',
              }))}
            />
          </section>
        )}
      </div>
      <div className="space-y-10">
        <section className="rounded-lg bg-paper-2 p-5 sm:p-6">
          <h2 className="mb-2 text-xl">{t('recognitionTitle')}</h2>
          <RecognitionFacts recognition={product.recognition} />
          {product.entryCode && (
            <p className="mt-3">
              <Link
                to={localPath(language, `/p/${product.entryCode}`)}
                className="inline-flex min-h-11 items-center font-bold"
              >
                {t('provenanceLink', { code: product.entryCode })}
              </Link>
            </p>
          )}
        </section>
        <section>
          <Facts
            facts={[
              {
                term: t('group'),
                value: group.text,
                lang: group.lang,
              },
              { term: t('brand'), value: product.brand },
              { term: t('origin'), value: product.originText, lang: language === 'vi' ? undefined : 'vi' },
              {
                term: t('season'),
                value:
                  product.seasonMonths.length === 0
                    ? t('allYear')
                    : product.seasonMonths.map((month) => formatMonth(language, month)).join(', '),
              },
            ]}
          />
        </section>
        {(product.soldAt.length > 0 || hasPublicContact(product)) && (
          <section id={SOLD_AT} className="scroll-mt-4">
            <h2 className="mb-1 text-xl">{t('soldAt')}</h2>
            <SoldAt places={product.soldAt} />
          </section>
        )}
      </div>
    </div>
  );
}

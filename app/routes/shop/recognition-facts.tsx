import { Facts } from '#app/components/facts.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import type { ValidRecognition } from '#app/domain/catalog/recognitions-at.server.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';

const issuers = {
  district: 'issuerDistrict',
  province: 'issuerProvince',
  centre: 'issuerCentre',
} as const;

/** A day that may be known only to its month or year: `12/03/2023`, `03/2023`, `2023`. */
export function formatPartialDate(
  language: Language,
  day: string,
  precision: 'day' | 'month' | 'year',
): string {
  if (precision === 'day') return formatDate(language, day);
  const [year = '', month = ''] = day.split('-');
  return precision === 'month' ? `${month}/${year}` : year;
}

/** The recognition of today with its decision, or the plain word that there is none. */
export function RecognitionFacts({
  recognition,
}: {
  recognition: Omit<ValidRecognition, 'entryId' | 'round'> | null;
}) {
  const t = useT(shopMessages);
  const language = useLanguage();
  if (!recognition) return <p>{t('recognitionNone')}</p>;
  const { decisionNumber, decidedOn, decidedOnPrecision, validUntil, issuer, issuerLevel } = recognition;
  return (
    <>
      <StarBadge recognition={recognition} />
      <Facts
        facts={[
          { term: t('decision'), value: decisionNumber },
          { term: t('decidedOn'), value: formatPartialDate(language, decidedOn, decidedOnPrecision) },
          { term: t('validUntil'), value: formatDate(language, validUntil) },
          {
            term: t('issuer'),
            value: issuer ?? (issuerLevel === 'unknown' ? null : t(issuers[issuerLevel])),
          },
        ]}
      />
    </>
  );
}

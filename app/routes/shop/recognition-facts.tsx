import { Facts } from '#app/components/facts.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import type { ValidRecognition } from '#app/domain/catalog/recognitions-at.server.ts';
import { formatDate, formatPartialDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';

const issuers = {
  district: 'issuerDistrict',
  province: 'issuerProvince',
  centre: 'issuerCentre',
} as const;

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

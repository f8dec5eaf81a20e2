import { Panel } from '#app/components/panel.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import type { Review } from '#app/domain/catalog/read-review.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { useDemoMark } from '#app/routes/department/demo-mark.ts';

/** What the register says today of the product that the listing claims to be. */
export function RegisterPanel({ review: { entry, content, setNames } }: { review: Review }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  const demoMark = useDemoMark();
  const star = entry?.recognition;
  const date = star ? formatDate(language, star.validUntil) : '';
  return (
    <Panel title={t('registerTitle')}>
      {!entry && <p>{t('registerNone')}</p>}
      {entry && (
        <div className="space-y-2">
          <p>
            <strong>{entry.name}</strong>{' '}
            <span className="whitespace-nowrap text-ink-soft">{entry.code}</span>
          </p>
          {star && <StarBadge recognition={star} />}
          <p>
            {!star && t('registerNoStar')}
            {star?.decisionNumber &&
              t('registerStar', { stars: star.stars, date, decision: demoMark(star.decisionNumber) })}
            {star && !star.decisionNumber && t('registerStarNoDecision', { stars: star.stars, date })}
          </p>
          {entry.setCode !== null && entry.setCode !== content.setCode && (
            <p className="font-bold text-red-deep">
              {t('registerSetDiffers', { name: setNames[entry.setCode]?.[language] ?? entry.setCode })}
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}

import { Note } from '#app/components/note.tsx';
import type { RunCover } from '#app/domain/payments/payouts/read-run-cover.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';

/** Before a run is made and paid: whether the card money that is held is enough, and what the market must add. */
export function RunCoverNote({ cover: { needed, held, addedBefore, toAdd } }: { cover: RunCover }) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  const money = (amount: number) => formatVnd(language, amount);
  return (
    <Note
      tone={toAdd > 0 ? 'warning' : 'information'}
      title={toAdd > 0 ? t('coverAdd', { amount: money(toAdd) }) : t('coverEnough')}
    >
      <p>{t('coverFigures', { needed: money(needed), there: money(held + addedBefore) })}</p>
      {addedBefore > 0 && (
        <p>
          {t('coverBefore')} {t('addedBefore', { amount: money(addedBefore) })}
        </p>
      )}
      {toAdd > 0 && <p>{t('coverWhy')}</p>}
    </Note>
  );
}

import { Note } from '#app/components/note.tsx';
import type { NotHandedOver } from '#app/domain/payments/payouts/not-handed-over.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';

/** Before a run is made and paid: what of it is for goods that are still with their producers. Nothing where all have gone. */
export function NotHandedOverNote({ each }: { each: ReadonlyArray<NotHandedOver | null> }) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  const orders = each.reduce((sum, one) => sum + (one?.orders ?? 0), 0);
  const amount = each.reduce((sum, one) => sum + (one?.amount ?? 0), 0);
  if (orders === 0) return null;
  return (
    <Note
      tone="warning"
      title={t('notHandedOverTitle', { count: orders, amount: formatVnd(language, amount) })}
    >
      <p>{t('notHandedOverText')}</p>
    </Note>
  );
}

/** The same of one producer, in a row of its own. */
export function NotHandedOverPart({ of }: { of: NotHandedOver | null }) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  if (of === null) return null;
  return (
    <span className="block text-sm text-turmeric-text">
      {t('notHandedOverPart', { count: of.orders, amount: formatVnd(language, of.amount) })}
    </span>
  );
}

import { Panel } from '#app/components/panel.tsx';
import { cardMessages } from '#app/i18n/cards.ts';
import { useT } from '#app/i18n/messages.ts';
import { CopyRow } from '#app/routes/money/copy-row.tsx';

/**
 * What somebody typed into a form whose matter was settled meanwhile, to be taken along: a transfer that was really
 * made is known by nothing else.
 */
export function TypedInVain({
  typed,
}: {
  typed: { reference: string; sentOn: string; amount?: string; note?: string };
}) {
  const t = useT(cardMessages);
  const reference = typed.reference.trim();
  const sentOn = typed.sentOn.trim();
  const note = typed.note?.trim() ?? '';
  const amount = typed.amount?.trim() ?? '';
  if (reference === '' && sentOn === '' && note === '' && amount === '') return null;
  return (
    <Panel title={t('typedTitle')}>
      <ul className="max-w-xl divide-y divide-line">
        {note !== '' && <CopyRow label={t('note')} shown={note} value={note} />}
        {amount !== '' && <CopyRow label={t('claimAmount')} shown={amount} value={amount} />}
        {reference !== '' && <CopyRow label={t('reference')} shown={reference} value={reference} />}
        {sentOn !== '' && <CopyRow label={t('sentOn')} shown={sentOn} value={sentOn} />}
      </ul>
      <p className="measure mt-3">{t('typedHint')}</p>
    </Panel>
  );
}

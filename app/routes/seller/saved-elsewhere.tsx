import { Facts } from '#app/components/facts.tsx';
import { Note } from '#app/components/note.tsx';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { isSameText } from '#app/routes/seller/listings/step-fields.ts';

type SavedElsewhereProps = {
  /** What the fields are called, by control. */
  labels: Readonly<Record<string, string>>;
  /** What was typed and not saved, and what is stored now, by control. */
  typed: (name: string) => string;
  stored: Readonly<Record<string, string>>;
  /** What is stored in a control, as people read it; without it as it is stored. */
  shown?: ((name: string, value: string) => string | undefined) | undefined;
};

/** After a conflict: what the other tab or person has saved in the fields that differ. */
export function SavedElsewhere({ labels, typed, stored, shown }: SavedElsewhereProps) {
  const t = useT(catalogMessages);
  const facts = Object.entries(labels).flatMap(([name, term]) => {
    const value = stored[name] ?? '';
    if (isSameText(value, typed(name))) return [];
    return [{ term, value: (value === '' ? null : (shown?.(name, value) ?? value)) || '—' }];
  });
  if (facts.length === 0) return null;
  return (
    <Note tone="warning" title={t('seenBelow')}>
      <Facts facts={facts} />
    </Note>
  );
}

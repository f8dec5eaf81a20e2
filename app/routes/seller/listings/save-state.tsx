import { Icon } from '#app/components/icon.tsx';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { SaveStateName } from '#app/routes/seller/listings/use-background-save.ts';

/** Whether what one sees is kept: always in sight, in words and a sign. Without JavaScript it tells the last save. */
export function SaveState({ state, savedAt }: { state: SaveStateName; savedAt: number | null }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  if (state === 'failed') {
    return (
      <p role="status" className="flex items-center gap-2 font-bold text-red-deep">
        <Icon name="alert" />
        {t('saveFailed')}
      </p>
    );
  }
  if (state === 'saving') {
    return (
      <p role="status" className="flex items-center gap-2">
        <Icon name="upload" />
        {t('saving')}
      </p>
    );
  }
  if (state === 'dirty') {
    return (
      <p role="status" className="flex items-center gap-2 text-turmeric-text">
        <Icon name="edit" />
        {t('notSavedYet')}
      </p>
    );
  }
  return (
    <p role="status" className="flex items-center gap-2 text-green-text">
      <Icon name="check" />
      {savedAt === null ? t('neverSaved') : t('savedAt', { time: formatDateTime(language, savedAt) })}
    </p>
  );
}

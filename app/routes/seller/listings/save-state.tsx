import type { ReactNode } from 'react';
import { ERROR_SUMMARY_ID } from '#app/components/error-summary.tsx';
import { Icon, type IconName } from '#app/components/icon.tsx';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatRecent } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { SaveStateName } from '#app/routes/seller/listings/use-background-save.ts';

type SaveStateProps = {
  state: SaveStateName;
  /** When what one sees was saved; null while nothing of it was. */
  savedAt: number | null;
  /** The market's day. */
  today: string;
  /** How many errors the last press of Save was answered with; they stand in the summary above the form. */
  errorCount: number;
};

/**
 * Whether what one sees is kept: always in sight, in words and a sign. The tick stands only beside a save that
 * happened and with nothing left unsaved. Without JavaScript it tells how the last press of Save went.
 */
export function SaveState({ state, savedAt, today, errorCount }: SaveStateProps) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  if (state === 'failed') return <Line look="font-bold text-red-deep" icon="alert" words={t('saveFailed')} />;
  if (state === 'saving') return <Line look="" icon="upload" words={t('saving')} />;
  if (state === 'refused') {
    const words =
      errorCount === 0 ? (
        t('notSavedPressToSee')
      ) : (
        <a href={`#${ERROR_SUMMARY_ID}`} className="text-red-deep">
          {t('notSavedRefused', { count: errorCount })}
        </a>
      );
    return <Line look="font-bold text-red-deep" icon="alert" words={words} />;
  }
  if (state === 'dirty') return <Line look="text-turmeric-text" icon="edit" words={t('notSavedYet')} />;
  if (savedAt === null) return <Line look="text-ink-soft" icon={null} words={t('nothingToSave')} />;
  return (
    <Line
      look="text-green-text"
      icon="check"
      words={t('savedAt', { time: formatRecent(language, savedAt, today) })}
    />
  );
}

function Line({ look, icon, words }: { look: string; icon: IconName | null; words: ReactNode }) {
  return (
    <p role="status" className={`flex items-center gap-2 text-sm ${look}`}>
      {icon && <Icon name={icon} />}
      {words}
    </p>
  );
}

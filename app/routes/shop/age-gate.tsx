import { Button, buttonClass } from '#app/components/button.tsx';
import { ErrorState } from '#app/components/error-state.tsx';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/** Stands before every page about alcohol (Law 44/2019, Article 16). Says nothing of what is behind it. */
export function AgeGate({ next }: { next: string }) {
  const t = useT(shopMessages);
  const language = useLanguage();
  return (
    <div className="page">
      <ErrorState
        title={t('ageTitle')}
        action={
          <form method="post" action="/age" className="contents">
            <input type="hidden" name="next" value={next} />
            <Button type="submit" name="declared" value="yes">
              {t('ageYes')}
            </Button>
            <a href={localPath(language, '/')} className={buttonClass('secondary')}>
              {t('ageNo')}
            </a>
          </form>
        }
        reference={t('ageNote')}
      >
        <p>{t('ageText')}</p>
      </ErrorState>
    </div>
  );
}

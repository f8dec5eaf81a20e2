import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { accountMessages } from '#app/i18n/account.ts';
import { useT } from '#app/i18n/messages.ts';

/** The codes, once, to be printed or written down. */
export function RecoveryCodes({ codes, next }: { codes: ReadonlyArray<string>; next: string }) {
  const t = useT(accountMessages);
  return (
    <>
      <Note tone="warning">{t('recoveryText')}</Note>
      <ol className="grid list-decimal gap-x-10 gap-y-1.5 rounded-md border border-line bg-white py-4 pr-4 pl-12 font-mono text-lg font-bold sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <LinkButton to={next} reloadDocument className="w-full">
        {t('recoveryDone')}
      </LinkButton>
    </>
  );
}

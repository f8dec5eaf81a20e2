import { Form } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import { cartMessages } from '#app/i18n/cart.ts';
import { localPath } from '#app/i18n/language.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** What has just been taken out can be put back, as many as there were. */
export function RemovedNote({ code, pieces }: { code: string; pieces: number }) {
  const t = useT(cartMessages);
  const language = useLanguage();
  return (
    <Note>
      <Form
        method="post"
        action={localPath(language, '/cart')}
        className="flex flex-wrap items-center gap-x-4 gap-y-1"
      >
        <p>{t('removed')}</p>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="quantity" value={pieces} />
        <button type="submit" name="intent" value="add" className={buttonClass('secondary', 'sm')}>
          {t('addAgain')}
        </button>
      </Form>
    </Note>
  );
}

import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import type { ShownRun } from '#app/domain/payments/payouts/read-payout-run.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';

/** A payout in the file as it was made last was reversed since: it must not go to the bank. */
export function isFileReversed({ file, payouts }: Pick<ShownRun, 'file' | 'payouts'>): boolean {
  return (
    file !== null &&
    payouts.some(({ reversedAt, filedAmount }) => reversedAt !== null && filedAmount !== null)
  );
}

/** The file for the bank: made once it is wanted, recorded by its checksum, downloaded as it was recorded. */
export function BankFile({ run }: { run: ShownRun }) {
  const { id, file, payouts } = run;
  const t = useT(payoutMessages);
  const language = useLanguage();
  const isOpen = payouts.some(({ owedNow }) => owedNow !== null);
  const make = isOpen && (
    <Form method="post">
      <input type="hidden" name="intent" value="file" />
      <SubmitButton look={file && !isFileReversed(run) ? 'secondary' : 'primary'}>
        {t(file ? 'makeFileAnew' : 'makeFile')}
      </SubmitButton>
    </Form>
  );
  if (!file)
    return (
      isOpen && (
        <div className="no-print space-y-2">
          {make}
          <p className="measure text-ink-soft">{t('makeFileLead')}</p>
        </div>
      )
    );
  if (isFileReversed(run)) return <div className="no-print">{make}</div>;
  return (
    <div className="no-print space-y-2">
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`/department/payouts/${id}/file?as=xlsx`} reloadDocument>
          {t('fileXlsx')}
        </LinkButton>
        <LinkButton to={`/department/payouts/${id}/file?as=csv`} look="secondary" reloadDocument>
          {t('fileCsv')}
        </LinkButton>
        {make}
      </div>
      <p className="measure text-ink-soft">
        {t('fileMade', { when: formatDateTime(language, file.madeAt) })}{' '}
        <code className="text-sm break-all text-ink select-all">{file.hash}</code>
      </p>
      <p className="measure text-ink-soft">
        {t('fileCheck')} {t('fileNote')} {isOpen && t('makeFileAgainLead')}
      </p>
    </div>
  );
}

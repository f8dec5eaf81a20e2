import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import type { SettledFinding } from '#app/domain/payments/reconcile/list-settled-findings.server.ts';
import type { FindingKind } from '#app/domain/payments/reconcile/write-finding.server.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

import type { FormErrors } from '#app/routes/answer-form.server.ts';
import { type KeptClaim, LatePayment } from '#app/routes/department/cards/claim-forms.tsx';

export const SETTLED = 'settled';

/** What staff have settled, and what they wrote for whoever looks later; of one kind where one was chosen. */
export function SettledFindings({
  findings,
  kinds,
  chosen,
  page,
  pages,
  hrefFor,
  typedOf,
}: {
  findings: readonly SettledFinding[];
  kinds: readonly FindingKind[];
  chosen: FindingKind | null;
  page: number;
  pages: number;
  hrefFor: (page: number) => string;
  /** What was typed into the form of one of them, and what is wrong with it. */
  typedOf: (findingId: string) => { kept: KeptClaim; errors: FormErrors };
}) {
  const t = useT(cardMessages);
  const language = useLanguage();
  return (
    <section id={SETTLED}>
      <Panel title={t('settledByStaff')}>
        <Form method="get" action={`#${SETTLED}`} className="no-print mb-4 flex flex-wrap items-end gap-2">
          <SelectField
            name="kind"
            label={t('settledKind')}
            placeholder={t('settledAll')}
            defaultValue={chosen ?? ''}
            key={chosen}
            options={kinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          />
          <SubmitButton look="secondary">{t('settledShow')}</SubmitButton>
        </Form>
        <DataTable
          caption={t('settledByStaff')}
          hideCaption
          rows={findings}
          rowKey={({ id }) => id}
          empty={<p>{t('settledNone')}</p>}
          columns={[
            {
              key: 'what',
              header: t('col_what'),
              heading: true,
              cell: ({ kind, isDropped }) => t(isDropped ? 'claimFellAway' : `kind_${kind}`),
            },
            {
              key: 'subject',
              header: t('col_subject'),
              cell: ({ subject }) => <code className="break-all text-sm">{subject}</code>,
            },
            {
              key: 'note',
              header: t('col_note'),
              cell: ({ note }) => <span className="break-words whitespace-pre-line">{note}</span>,
            },
            {
              key: 'by',
              header: t('col_by'),
              cell: ({ by, askedBy }) => (askedBy ? t('settledByTwo', { asked: askedBy, by: by ?? '' }) : by),
            },
            {
              key: 'when',
              header: t('col_when'),
              cell: ({ settledAt }) => formatDateTime(language, settledAt),
            },
            {
              key: 'late',
              header: t('claimLate'),
              cell: ({ id, kind, isDropped }) =>
                kind === 'buyer-claim' && (
                  <LatePayment
                    {...{ id, open: 0, ...typedOf(id) }}
                    title={t('claimLate')}
                    hint={t(isDropped ? 'claimLateDropped' : 'claimLateHint')}
                  />
                ),
            },
          ]}
        />
        <Pagination page={page} pages={pages} hrefFor={hrefFor} />
      </Panel>
    </section>
  );
}

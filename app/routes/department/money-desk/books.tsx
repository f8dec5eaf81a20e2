import { data, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { listBalances } from '#app/domain/payments/ledger/list-balances.server.ts';
import { keepFindings } from '#app/domain/payments/ledger/watch-books.server.ts';
import { readRunCover } from '#app/domain/payments/payouts/read-run-cover.server.ts';
import { bookMessages } from '#app/i18n/books.ts';
import { breakText, figuresText, invariantName } from '#app/i18n/books-words.ts';
import { cardMessages } from '#app/i18n/cards.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { payoutMessages } from '#app/i18n/payouts.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import { MoneyTabs } from '#app/routes/department/money-desk/money-tabs.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/books`: balances, what the last check found wrong, and a check of now. */
export const loader = loaderFor('department', async ({ context, actor, language }) => ({
  ...(await listBalances(context, actor)),
  addedBefore: (await readRunCover(context, actor, { toPay: 0 })).addedBefore,
  title: translate(payoutMessages, language)('booksTitle'),
}));

export const action = actionFor('department', async ({ context }) => {
  const report = await checkBooks(context);
  await keepFindings(context, report);
  return data(report);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function BooksPage() {
  const { balances, findings, owed, claimed, addedBefore } = useLoaderData<typeof loader>();
  const report = useActionData<typeof action>();
  const t = useT(payoutMessages);
  const w = useT(bookMessages);
  const language = useLanguage();
  const payable = -(balances.find(({ account }) => account === 'producer_payable')?.amount ?? 0);
  const wrong = report?.findings.reduce((count, { breaks }) => count + breaks.length, 0) ?? 0;
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('booksTitle')}</h1>
        <p className="measure">{t('booksLead')}</p>
      </header>
      <MoneyTabs />
      {report && (
        <Note tone={report.isSound ? 'success' : 'error'}>
          {report.isSound ? w('sound', { count: report.findings.length }) : w('broken', { count: wrong })}{' '}
          {w('checkedAt', { when: formatDateTime(language, report.checkedAt) })}
        </Note>
      )}
      <Form method="post" className="no-print">
        <SubmitButton>{t('checkNow')}</SubmitButton>
      </Form>
      {findings.length > 0 && (
        <Panel title={t('findings')}>
          <ul className="list-disc space-y-1 pl-5">
            {findings.map(({ id, invariant, about, what, expected, found }) => (
              <li key={id} className="break-words">
                {invariantName(w, invariant)}:{' '}
                {breakText(w, language, { subject: about, what, expected, found })}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <DataTable
        caption={t('balances')}
        rows={balances}
        rowKey={({ account }) => account}
        empty={null}
        columns={[
          {
            key: 'account',
            header: t('colBookAccount'),
            heading: true,
            cell: ({ account }) => w(`account_${account}`),
          },
          {
            key: 'debit',
            header: t('colDebit'),
            numeric: true,
            // An account that is even says so: an empty row looks forgotten.
            cell: ({ amount }) => (amount >= 0 ? formatVnd(language, amount) : ''),
          },
          {
            key: 'credit',
            header: t('colCredit'),
            numeric: true,
            cell: ({ amount }) => (amount < 0 ? formatVnd(language, -amount) : ''),
          },
        ]}
      />
      <p className="font-bold">
        {t('balanceSums', {
          debit: formatVnd(language, sumOf(balances, 1)),
          credit: formatVnd(language, sumOf(balances, -1)),
        })}
      </p>
      <p className="measure">
        {t('owedNow', { amount: formatVnd(language, owed) })} {payable !== owed && t('payableIs')}{' '}
        <Link to="/department/payouts" className="underline">
          {t('toPayouts')}
        </Link>
      </p>
      <BalancesInCredit balances={balances} claimed={claimed} />
      <AddedBefore amount={addedBefore} balances={balances} />
      {report && (
        <DataTable
          caption={t('conditions')}
          rows={report.findings}
          rowKey={({ invariant }) => invariant}
          empty={null}
          columns={[
            {
              key: 'condition',
              header: t('colCondition'),
              heading: true,
              cell: ({ invariant }) => invariantName(w, invariant),
            },
            {
              key: 'state',
              header: t('colState'),
              cell: ({ breaks }) => (
                <Pill tone={breaks.length === 0 ? 'green' : 'red'}>
                  {breaks.length === 0 ? w('held') : w('notHeld')}
                </Pill>
              ),
            },
            {
              key: 'figures',
              header: t('colFigures'),
              cell: ({ figures }) => figuresText(w, language, figures as Record<string, number>),
            },
          ]}
        />
      )}
    </>
  );
}

/** What a credit means on two accounts that stand in debit as a rule, what buyers owe, and where what waits is seen to. */
function BalancesInCredit({
  balances,
  claimed,
}: {
  balances: ReadonlyArray<{ account: string; amount: number }>;
  /** VND: within the balance of what is due from buyers. */
  claimed: number;
}) {
  const t = useT(payoutMessages);
  const inCards = useT(cardMessages);
  const inTransfers = useT(transferMessages);
  const language = useLanguage();
  const creditOf = (account: string, beside = 0) =>
    Math.max(0, beside - (balances.find((one) => one.account === account)?.amount ?? 0));
  const open = creditOf('buyer_receivable', claimed);
  const below = creditOf('operator_clearing');
  return (
    <>
      {open > 0 && (
        <p className="measure">
          {t('ofNoOrder', { amount: formatVnd(language, open) })}{' '}
          <Link to="/department/money" className="underline">
            {inTransfers('staffTitle')}
          </Link>
          {', '}
          <Link to="/department/reconciliation" className="underline">
            {inCards('navReconcile')}
          </Link>
        </p>
      )}
      {claimed > 0 && (
        <p className="measure">
          {t('ofClaims', { amount: formatVnd(language, claimed) })}{' '}
          <Link to="/department/reconciliation" className="underline">
            {inCards('navReconcile')}
          </Link>
        </p>
      )}
      {below > 0 && <p className="measure">{t('heldBelow', { amount: formatVnd(language, below) })}</p>}
    </>
  );
}

/** What the market has put in of its own, as the payouts' page says it too, and why a balance above may differ. */
function AddedBefore({
  amount,
  balances,
}: {
  /** VND. */
  amount: number;
  balances: ReadonlyArray<{ account: string; amount: number }>;
}) {
  const t = useT(payoutMessages);
  const language = useLanguage();
  const held = balances.find(({ account }) => account === 'operator_clearing')?.amount ?? 0;
  if (amount === 0) return null;
  return (
    <p className="measure">
      {t('addedBefore', { amount: formatVnd(language, amount) })}{' '}
      {held !== -amount && t('addedBeforeDiffers')}
    </p>
  );
}

/** VND on one side of the ledger: debit above zero, credit below. */
function sumOf(balances: ReadonlyArray<{ amount: number }>, side: 1 | -1): number {
  return balances.reduce((sum, { amount }) => sum + Math.max(0, side * amount), 0);
}

import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { SubmitButton } from '#app/components/button.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { ProposedOrder } from '#app/domain/payments/bank-transfers/propose-orders.server.ts';
import type { ReadTransfer, TransferStep } from '#app/domain/payments/bank-transfers/read-transfer.server.ts';
import { formatDateTime, formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { transferMessages } from '#app/i18n/transfers.ts';
import type { MoneyPortal } from '#app/routes/money/money-portal.ts';

type ActProps = {
  transfer: ReadTransfer;
  portal: MoneyPortal;
  errors?: Record<string, FieldErrors>;
  kept: KeptAct | null;
};
export type KeptAct = { order: string; note: string; why: string };

/** Whether what came back is the form of its own by which money is said to be sent back, and not the one that puts it aside. */
export function isSentBack({ steps }: Pick<ReadTransfer, 'steps'>, kept: KeptAct | null): boolean {
  return steps.includes('send-back') && kept?.why === 'sent-back';
}

/** Each step that can be taken, the most likely one first. */
export function TransferActs(props: ActProps) {
  const acts: Record<TransferStep, ReactNode> = {
    accept: <Accept key="accept" />,
    assign: <Assign key="assign" {...props} />,
    'give-back': <GiveBack key="give-back" {...props} />,
    'send-back': <SendBack key="send-back" {...props} />,
    'put-aside': <PutAside key="put-aside" {...props} />,
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      {props.transfer.steps.map((step) => acts[step])}
    </div>
  );
}

function Accept() {
  const t = useT(transferMessages);
  return (
    <Panel title={t('acceptTitle')}>
      <p className="mb-3">{t('acceptText')}</p>
      <Form method="post">
        <SubmitButton name="intent" value="accept">
          {t('accept')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

function Assign({ transfer: { proposals }, portal, errors, kept }: ActProps) {
  const t = useT(transferMessages);
  const language = useLanguage();
  return (
    <Panel title={t('assignTitle')}>
      <p className="mb-3">{proposals.length > 0 ? t('assignText') : t('assignNone')}</p>
      {proposals.length > 0 && (
        <ul className="mb-4 divide-y divide-line">
          {proposals.map((proposal) => (
            <li key={proposal.orderCode} className="flex flex-wrap items-center justify-between gap-3 py-2">
              <p>
                <Link
                  to={`/${portal}/orders/${proposal.orderId}`}
                  className="inline-flex min-h-12 items-center font-bold"
                >
                  {proposal.orderCode}
                </Link>{' '}
                <span className="text-ink-soft">{formatDateTime(language, proposal.placedAt)}</span>
                <Why proposal={proposal} />
              </p>
              <Form method="post">
                <input type="hidden" name="intent" value="assign" />
                <SubmitButton look="secondary" name="order" value={proposal.orderCode}>
                  {t('assignTo', { code: proposal.orderCode })}
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" noValidate className="space-y-4">
        <TextField
          name="order"
          autoCapitalize="characters"
          label={t('assignCode')}
          hint={t('assignCodeHint')}
          errors={errors?.order}
          defaultValue={kept?.order}
        />
        <SubmitButton look="secondary" name="intent" value="assign">
          {t('assign')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Why an order is proposed, and what speaks against it. */
function Why({ proposal: { isSameAmount, nearCode, missing, state } }: { proposal: ProposedOrder }) {
  const t = useT(transferMessages);
  const language = useLanguage();
  const amount = formatVnd(language, missing);
  return (
    <span className="block">
      {[
        t(isSameAmount ? 'proposedSame' : 'proposedOther', { amount }),
        ...(nearCode === null ? [] : [t('proposedNear', { code: nearCode })]),
        ...(state === 'cancelled' || state === 'expired' ? [t(`proposed_${state}`)] : []),
      ].join(' · ')}
    </span>
  );
}

function GiveBack({ transfer: { trouble, rest, amount }, portal }: ActProps) {
  const t = useT(transferMessages);
  const language = useLanguage();
  // Money that an order had only a part of goes back whole.
  const back = trouble === 'too-much' || trouble === 'unclear-split' ? rest : amount;
  return (
    <Panel title={t('giveBackTitle')}>
      <p className="mb-3">{t(portal === 'seller' ? 'giveBackText' : 'giveBackForThem')}</p>
      <Form method="post">
        <SubmitButton look="secondary" name="intent" value="give-back">
          {t('giveBack', { amount: formatVnd(language, back) })}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Money that was paid to them by mistake goes back to the account that it came from, which their bank shows. */
function SendBack({ transfer, portal, errors, kept }: ActProps) {
  const t = useT(transferMessages);
  const language = useLanguage();
  const { rest } = transfer;
  const isMine = isSentBack(transfer, kept);
  return (
    <Panel title={t('sendBackTitle')}>
      <p className="mb-3">{t(portal === 'seller' ? 'sendBackText' : 'sendBackForThem')}</p>
      <Form method="post" noValidate className="space-y-4">
        <input type="hidden" name="why" value="sent-back" />
        <TextField
          // What is said of the form that came back leads to its own field.
          id={isMine ? 'note' : 'sent-reference'}
          name="note"
          label={t('sendBackNote')}
          hint={t('sendBackNoteHint')}
          errors={isMine ? errors?.note : undefined}
          defaultValue={isMine ? kept?.note : ''}
        />
        <SubmitButton name="intent" value="put-aside">
          {t('sendBack', { amount: formatVnd(language, rest) })}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

function PutAside({ transfer, errors, kept }: ActProps) {
  const t = useT(transferMessages);
  // Sending back has a form of its own where it is what is to be done.
  const isApart = transfer.steps.includes('send-back');
  const isMine = !isSentBack(transfer, kept);
  const reasons = isApart
    ? (['not-ours', 'told-twice'] as const)
    : (['not-ours', 'told-twice', 'sent-back'] as const);
  return (
    <Panel title={t('asideTitle')}>
      <p className="mb-3">{t('asideText')}</p>
      <Form method="post" noValidate className="space-y-4">
        <RadioCards
          name="why"
          legend={t('asideWhy')}
          defaultValue={(isMine && kept?.why) || 'not-ours'}
          cards={reasons.map((why) => ({ value: why, label: t(`aside_${why}`) }))}
        />
        <TextField
          id={isMine ? 'note' : 'aside-note'}
          name="note"
          label={t('asideNote')}
          errors={isMine ? errors?.note : undefined}
          defaultValue={isMine ? kept?.note : ''}
        />
        <SubmitButton look="secondary" name="intent" value="put-aside">
          {t('aside')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Pill } from '#app/components/pill.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { decidePaper } from '#app/domain/channels/papers/decide-paper.server.ts';
import { listPapersForStaff, type ShownPaper } from '#app/domain/channels/papers/list-papers.server.ts';
import { paperViews } from '#app/domain/channels/papers/paper-views.ts';
import { formatDate } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { paperKindKey, paperMessages } from '#app/i18n/papers.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { standingTones, stateTones } from '#app/routes/paper-tones.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export const loader = loaderFor('department', async ({ context, actor, url, language }) => {
  const view = paperViews.find((one) => one === url.searchParams.get('view')) ?? 'waiting';
  const page = Math.trunc(Number(url.searchParams.get('page'))) || 1;
  return {
    ...(await listPapersForStaff(context, actor, { view, page })),
    view,
    isDone: url.searchParams.get('done') === 'decided',
    title: translate(paperMessages, language)('staffTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, request, url }) => {
  const form = await request.formData();
  const paperId = textOf(form, 'paper');
  const note = textOf(form, 'note');
  const seen = textOf(form, 'seen');
  return answerForm(
    { paperId, note },
    async () => {
      const verdict = form.get('verdict') === 'refused' ? 'refused' : 'checked';
      const seenDecidedAt = seen === '' ? null : Number(seen);
      await decidePaper(context, actor, { paperId, verdict, note, seenDecidedAt });
      const view = paperViews.find((one) => one === url.searchParams.get('view')) ?? 'waiting';
      return redirect(`/department/papers?view=${view}&done=decided`, 303);
    },
    (field) => (field === 'note' ? `note-${paperId}` : field),
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function PaperQueue() {
  const { papers, total, page, pages, view, isDone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(paperMessages);
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('staffTitle')}</h1>
        <p className="measure text-ink-soft">{t('staffIntro')}</p>
      </header>
      {isDone && <Note tone="success">{t('decided')}</Note>}
      <nav aria-label={t('staffViews')} className="no-print flex flex-wrap gap-2">
        {paperViews.map((one) => (
          <LinkButton
            key={one}
            size="sm"
            look={one === view ? 'primary' : 'secondary'}
            to={`/department/papers?view=${one}`}
            aria-current={one === view ? 'page' : undefined}
          >
            {t(`view_${one}`)}
          </LinkButton>
        ))}
      </nav>
      <PaperTable papers={papers} total={total} refused={refused} />
      <Pagination
        page={page}
        pages={pages}
        hrefFor={(to) => `/department/papers?view=${view}${to > 1 ? `&page=${to}` : ''}`}
      />
    </>
  );
}

type Refused =
  | { errors: Readonly<Record<string, FieldErrors>>; kept: { paperId: string; note: string } }
  | undefined;

function PaperTable({ papers, total, refused }: { papers: ShownPaper[]; total: number; refused: Refused }) {
  const t = useT(paperMessages);
  const language = useLanguage();
  return (
    <DataTable
      caption={t('staffCount', { count: total })}
      rows={papers}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t('staffEmptyTitle')}>
          <p>{t('staffEmptyText')}</p>
        </EmptyState>
      }
      columns={[
        {
          key: 'paper',
          header: t('colPaper'),
          heading: true,
          cell: ({ id, kind, number, issuer }) => (
            <>
              <a href={`/department/papers/${id}/file`} download>
                {t(paperKindKey(kind))}
              </a>
              <span className="block font-normal break-words text-ink-soft">
                {[number && t('number', { number }), issuer && t('issuer', { issuer })]
                  .filter(Boolean)
                  .join('. ')}
              </span>
            </>
          ),
        },
        {
          key: 'producer',
          header: t('colProducer'),
          cell: ({ producerName, listingTitle }) => (
            <>
              {producerName}
              <span className="block text-ink-soft">
                {listingTitle === null ? t('allGoods') : t('forListing', { title: listingTitle })}
              </span>
            </>
          ),
        },
        {
          key: 'days',
          header: t('colDays'),
          cell: ({ issuedOn, validTo }) => (
            <>
              {issuedOn && (
                <span className="block">{t('issuedOn', { day: formatDate(language, issuedOn) })}</span>
              )}
              <span className="block">
                {validTo ? t('validTo', { day: formatDate(language, validTo) }) : t('noEnd')}
              </span>
            </>
          ),
        },
        {
          key: 'state',
          header: t('colState'),
          cell: ({ standing, state, note }) => (
            <>
              <span className="flex flex-wrap gap-1.5">
                <Pill tone={standingTones[standing]}>{t(`standing_${standing}`)}</Pill>
                <Pill tone={stateTones[state]}>{t(`state_${state}`)}</Pill>
              </span>
              {note && <span className="mt-1 block whitespace-pre-line">{note}</span>}
            </>
          ),
        },
        {
          key: 'decide',
          header: t('colDecide'),
          hideHeader: true,
          noPrint: true,
          cell: (paper) => <Decide paper={paper} refused={refused} />,
        },
      ]}
    />
  );
}

function Decide({ paper: { id, decidedAt }, refused }: { paper: ShownPaper; refused: Refused }) {
  const t = useT(paperMessages);
  const isMine = refused?.kept.paperId === id;
  return (
    <Form method="post" className="no-print space-y-2 md:min-w-56">
      <input type="hidden" name="paper" value={id} />
      <input type="hidden" name="seen" value={decidedAt ?? ''} />
      <TextField
        id={`note-${id}`}
        name="note"
        label={t('note')}
        hint={t('noteHint')}
        defaultValue={isMine ? refused.kept.note : ''}
        errors={isMine ? refused.errors[`note-${id}`] : undefined}
      />
      <span className="flex flex-wrap gap-2">
        <SubmitButton size="sm" name="verdict" value="checked" busyLabel={t('deciding')}>
          {t('check')}
        </SubmitButton>
        <SubmitButton size="sm" look="danger" name="verdict" value="refused" busyLabel={t('deciding')}>
          {t('refuse')}
        </SubmitButton>
      </span>
    </Form>
  );
}

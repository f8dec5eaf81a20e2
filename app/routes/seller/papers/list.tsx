import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { archivePaper } from '#app/domain/channels/papers/archive-paper.server.ts';
import { listArchivedPapers, listOwnPapers } from '#app/domain/channels/papers/list-papers.server.ts';
import { readPaperInUse } from '#app/domain/channels/papers/read-paper-in-use.server.ts';
import { restorePaper } from '#app/domain/channels/papers/restore-paper.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { paperMessages } from '#app/i18n/papers.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { ArchivedPapers, ArchivePanel, Restore } from '#app/routes/seller/papers/archive-panel.tsx';
import { PaperCard } from '#app/routes/seller/papers/paper-card.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const outcomes = ['given', 'archived', 'restored'] as const;

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => ({
  papers: await listOwnPapers(context, actor),
  archived: await listArchivedPapers(context, actor),
  asked: await readPaperInUse(context, actor, url.searchParams.get('ask') ?? ''),
  done: outcomes.find((one) => one === url.searchParams.get('done')) ?? null,
  title: translate(paperMessages, language)('title'),
}));

export const action = actionFor('seller', ({ context, actor, request }) =>
  answerForm(null, async () => {
    const form = await request.formData();
    const isBack = textOf(form, 'intent') === 'restore';
    await (isBack ? restorePaper : archivePaper)(context, actor, textOf(form, 'paper'));
    return redirect(`/seller/papers?done=${isBack ? 'restored' : 'archived'}`, 303);
  }),
);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Papers() {
  const { papers, archived, asked, done } = useLoaderData<typeof loader>();
  const [last] = archived;
  const refused = useActionData<typeof action>();
  const t = useT(paperMessages);
  const give = <LinkButton to="/seller/papers/give">{t('give')}</LinkButton>;
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('intro')}</p>
      </header>
      {done && (
        <Note tone="success">
          <p>{t(done)}</p>
          {done === 'archived' && last && <Restore paper={last} />}
        </Note>
      )}
      {asked && <ArchivePanel {...asked} />}
      {papers.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={give}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{give}</p>
          <ul aria-label={t('listCaption')} className="grid gap-4 md:grid-cols-2">
            {papers.map((paper) => (
              <PaperCard key={paper.id} paper={paper} />
            ))}
          </ul>
        </>
      )}
      <ArchivedPapers papers={archived} />
    </>
  );
}

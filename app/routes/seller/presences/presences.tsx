import { data, type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { sampleLinks } from '#app/demo/sample-links.server.ts';
import { listMyEntries } from '#app/domain/catalog/list-my-entries.server.ts';
import { listAwaitedGoods } from '#app/domain/channels/pack/hand-overs.server.ts';
import { answerPresence } from '#app/domain/register/answer-presence.server.ts';
import { claimPresences } from '#app/domain/register/claim-presences.server.ts';
import { listOwnPresences } from '#app/domain/register/list-own-presences.server.ts';
import { type MatchedLinks, matchLinks } from '#app/domain/register/match-links.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';
import { answerForm, errorsOf, type FormErrors, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { AwaitedGoods } from '#app/routes/seller/presences/awaited-goods.tsx';
import { ConfirmLinks } from '#app/routes/seller/presences/confirm-links.tsx';
import { PasteLinks } from '#app/routes/seller/presences/paste-links.tsx';
import { PresenceRow } from '#app/routes/seller/presences/presence-row.tsx';
import { isDomainError } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/presences`: where the producer's products are on sale, and where they say so. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const [entries, presences, awaited] = await Promise.all([
    listMyEntries(context, actor),
    listOwnPresences(context, actor),
    listAwaitedGoods(context, actor),
  ]);
  return {
    entries: entries.map(({ id, name }) => ({ id, name })),
    presences,
    awaited,
    samples: sampleLinks(context, entries[0]?.name ?? ''),
    done: url.searchParams.get('done'),
    claimed: Math.trunc(Number(url.searchParams.get('claimed'))) || 0,
    title: translate(presenceMessages, language)('presencesTitle'),
  };
});

/** What a form keeps when it comes back: the pasted text, the links that were being confirmed, a new address. */
type Kept = {
  text: string;
  matched: MatchedLinks | null;
  /** The new address of a presence that moved. */
  moved?: { presenceId: string; typed: string };
};

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  if (intent === 'answer') {
    const presenceId = textOf(form, 'presenceId');
    const movedTo = textOf(form, 'movedTo').slice(0, 3_000);
    return answerForm<Response, Kept>(
      { text: '', matched: null, moved: { presenceId, typed: movedTo } },
      async () => {
        const answer = textOf(form, 'answer');
        await answerPresence(
          context,
          actor,
          answer === 'moved'
            ? { presenceId, answer, movedTo, isForBoth: form.get('isForBoth') === 'yes' }
            : { presenceId, answer: answer === 'gone' ? 'gone' : 'still' },
        );
        const done = answer === 'moved' ? 'moved' : 'answer';
        return redirect(`/seller/presences?done=${done}#presence-${encodeURIComponent(presenceId)}`, 303);
      },
      (field) => (field === 'movedTo' ? `moved-${presenceId}` : field),
    );
  }
  if (intent === 'claim') {
    const urls = form.getAll('url').map(String);
    const answered = urls.map((url, at) => ({
      ...{ url, at, entryId: textOf(form, `entry-${at}`) },
      isForBoth: form.get(`both-${at}`) === 'yes',
    }));
    const chosen = answered.filter(({ entryId }) => entryId !== '');
    return answerForm<Response | ReturnType<typeof data<{ errors: FormErrors; kept: Kept }>>, Kept>(
      { text: urls.join('\n'), matched: null },
      async () => {
        const asked = await claimPresences(context, actor, chosen).catch(async (error: unknown) => {
          if (!isDomainError(error) || error.code !== 'linkOfOther') throw error;
          // The same links come back, each with what was chosen for it, and the one question.
          const said = new Map(answered.map((link) => [link.url, link]));
          const matched = await matchLinks(context, actor, urls.join('\n'), said);
          return { errors: errorsOf(error), kept: { text: urls.join('\n'), matched } };
        });
        if ('errors' in asked) return data(asked, { status: 400 });
        const { claimed } = asked;
        return redirect(`/seller/presences?done=claim&claimed=${claimed}`, 303);
      },
      () => 'links',
    );
  }
  const text = textOf(form, 'links').slice(0, 300_000);
  return answerForm({ text, matched: null } as Kept, async () => ({
    errors: null,
    kept: { text, matched: await matchLinks(context, actor, text) },
  }));
});

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function SellerPresences() {
  const { entries, presences, awaited, samples, done, claimed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(presenceMessages);
  const refused = answer && 'kept' in answer ? answer : null;
  const matched = refused?.kept.matched ?? null;
  const moved = refused?.kept.moved;
  const errors = refused?.errors ?? null;
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('presencesTitle')}</h1>
        <p className="measure text-ink-soft">{t('presencesLead')}</p>
      </header>
      <ErrorSummary errors={errors} />
      {!answer && done === 'answer' && <Note tone="success">{t('answeredDone')}</Note>}
      {!answer && done === 'moved' && <Note tone="success">{t('movedDone')}</Note>}
      {!answer && done === 'claim' && (
        <Note tone={claimed > 0 ? 'success' : 'information'}>
          {claimed > 0 ? t('claimedDone', { count: claimed }) : t('knownDone')}
        </Note>
      )}
      {entries.length === 0 ? (
        <EmptyState title={t('noEntriesTitle')}>
          <p>{t('noEntriesText')}</p>
        </EmptyState>
      ) : (
        <>
          {!matched && <AwaitedGoods awaited={awaited} />}
          {matched ? (
            <ConfirmLinks matched={matched} entries={entries} errors={errors} />
          ) : (
            <PasteLinks text={refused?.kept.text ?? ''} errors={errors?.links} samples={samples} />
          )}
          <Panel title={t('ownTitle')}>
            {presences.length === 0 ? (
              <EmptyState title={t('noPresencesTitle')}>
                <p>{t('noPresencesText')}</p>
              </EmptyState>
            ) : (
              <>
                <p className="mb-3 text-sm text-ink-soft">{t('answerNote')}</p>
                <ul className="divide-y divide-line">
                  {presences.map((presence) => (
                    <PresenceRow
                      key={presence.id}
                      presence={presence}
                      refused={
                        moved?.presenceId === presence.id
                          ? {
                              typed: moved.typed,
                              errors: errors?.[`moved-${presence.id}`],
                              isOfOther: errors?.[`moved-${presence.id}`]?.code === 'linkOfOther',
                            }
                          : null
                      }
                    />
                  ))}
                </ul>
              </>
            )}
          </Panel>
        </>
      )}
    </>
  );
}

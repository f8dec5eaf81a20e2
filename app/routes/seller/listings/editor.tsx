import type { MetaFunction } from '@remix-run/node';
import { Form, Link, Outlet, useLoaderData, useLocation, useRouteLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { type Step, Steps } from '#app/components/steps.tsx';
import { contentSteps } from '#app/domain/catalog/listing-content.ts';
import { stepProgress } from '#app/domain/catalog/next-step.ts';
import { type Editor, readEditor } from '#app/domain/catalog/read-editor.server.ts';
import { type ListingRefusals, readListingRefusals } from '#app/domain/channels/push/read-refusals.server.ts';
import { channels } from '#app/domain/channels/registry.server.ts';
import { textRanges } from '#app/domain/channels/rules/form-hints.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { ProblemList } from '#app/routes/seller/listings/problem-list.tsx';
import { RefusedThere } from '#app/routes/seller/listings/refused-there.tsx';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, params }) => {
  const limits = textRanges(channels, localDate(context.clock.now()));
  const listingId = params.listingId ?? '';
  return {
    ...(await readEditor(context, actor, listingId, limits)),
    refused: await readListingRefusals(context, actor, listingId),
  };
});

/** The listing, with what platforms have against it. */
export type EditorView = Editor & { refused: ListingRefusals[] };

/** The listing that the steps below this page work on. */
export function useEditor(): EditorView {
  const editor = useRouteLoaderData<typeof loader>('routes/seller/listings/editor');
  if (!editor) throw new Error('a step outside the editor');
  return editor as EditorView;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.content.titleVi ?? ''} · Chợ Phiên` },
];

export default function ListingEditor() {
  const editor = useLoaderData<typeof loader>() as EditorView;
  const t = useT(catalogMessages);
  const { pathname } = useLocation();
  const here = pathname.split('/').at(-1);
  const home = `/seller/listings/${editor.id}`;
  const steps: Step[] = [
    ...contentSteps.map((step) => ({
      to: `${home}/${step}`,
      label: t(`step_${step}`),
      state: stepProgress(step, { ...editor, wasReturned: editor.note !== null }),
    })),
    { to: `${home}/check`, label: t('step_check'), state: 'todo' },
  ];
  const names = [...contentSteps, 'check'] as string[];
  return (
    <>
      <EditorHead editor={editor} />
      <Situation editor={editor} />
      <RefusedThere listingId={editor.id} refused={editor.refused} step={here ?? ''} />
      <Steps steps={steps} current={Math.max(0, names.indexOf(here ?? ''))} />
      <LeftOpen editor={editor} here={here ?? ''} />
      <Outlet />
    </>
  );
}

/** The way back and the product's name: one row on a phone, where the step itself needs the room. */
function EditorHead({ editor }: { editor: Editor }) {
  const t = useT(catalogMessages);
  const title = editor.content.titleVi || t('untitled');
  return (
    <header className="flex items-center sm:block">
      <Link
        to="/seller"
        className="-ml-3 inline-flex min-h-12 min-w-12 shrink-0 items-center justify-center gap-1 sm:ml-0 sm:justify-start"
      >
        <Icon name="left" />
        <span className="sr-only sm:not-sr-only">{t('backToMine')}</span>
      </Link>
      <h1 title={title} className="line-clamp-1 min-w-0 text-lg sm:line-clamp-2 sm:text-3xl">
        {title}
      </h1>
      {editor.entry && (
        <p className="hidden text-ink-soft sm:block">{t('fromEntry', { name: editor.entry.name })}</p>
      )}
    </header>
  );
}

/** What stands above every step: a reviewer's note, a suspension, that it waits, that it is public already. */
function Situation({ editor }: { editor: Editor }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  return (
    <>
      {editor.state === 'suspended' && (
        <Note tone="error" title={t('suspendedTitle')}>
          <p className="whitespace-pre-line">{editor.suspendedNote}</p>
        </Note>
      )}
      {editor.entry?.reason && editor.state === 'draft' && (
        <Note tone="warning" title={t('registerReason')}>
          <p className="font-bold whitespace-pre-line wrap-anywhere">{editor.entry.reason}</p>
          <p>{t('registerReasonHint')}</p>
        </Note>
      )}
      {editor.note && editor.openState !== 'submitted' && (
        <Note tone="warning" title={t('reviewerNote')}>
          <p className="whitespace-pre-line">{editor.note}</p>
        </Note>
      )}
      {editor.openState === 'submitted' && (
        <Note title={t('lockedTitle')}>
          <p>{t('lockedText', { time: formatDateTime(language, editor.submittedAt ?? 0) })}</p>
          <ActButton editor={editor} intent="withdraw" label={t('takeBack')} />
        </Note>
      )}
      {editor.state === 'archived' && (
        <Note title={t('archivedTitle')}>
          <p>{t('archivedText')}</p>
          <ActButton editor={editor} intent="bringBack" label={t('bringBack')} />
        </Note>
      )}
      {editor.isPublished && editor.isEditable && editor.openState !== null && !editor.note && (
        <Note>{t('changePublished')}</Note>
      )}
    </>
  );
}

/** At the top of a step: what the step before it still lacks. One may go on, but not without having been told. */
function LeftOpen({ editor, here }: { editor: Editor; here: string }) {
  const t = useT(catalogMessages);
  const before = contentSteps[(contentSteps as readonly string[]).indexOf(here) - 1];
  const open = editor.problems.filter(({ step, severity }) => step === before && severity === 'blocking');
  if (!editor.isEditable || before === undefined || open.length === 0) return null;
  return (
    <Note tone="warning" title={t('stepLeftOpen', { step: t(`step_${before}`), count: open.length })}>
      <ProblemList listingId={editor.id} problems={open} />
    </Note>
  );
}

function ActButton({ editor, intent, label }: { editor: Editor; intent: string; label: string }) {
  return (
    <Form method="post" action={`/seller/listings/${editor.id}/check`} className="mt-2">
      <SubmitButton look="secondary" name="intent" value={intent}>
        {label}
      </SubmitButton>
    </Form>
  );
}

import { redirect } from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { archiveListing, bringBackListing } from '#app/domain/catalog/archive-listing.server.ts';
import { submitListing } from '#app/domain/catalog/submit-listing.server.ts';
import { discardDraft, withdrawListing } from '#app/domain/catalog/withdraw-listing.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor } from '#app/routes/route-guard.server.ts';
import { ContactMissingAdvice } from '#app/routes/seller/contact-missing.tsx';
import { ContentPreview } from '#app/routes/seller/listings/content-preview.tsx';
import { useEditor } from '#app/routes/seller/listings/editor.tsx';
import { MissingEnglish } from '#app/routes/seller/listings/missing-english.tsx';
import { OtherActs } from '#app/routes/seller/listings/other-acts.tsx';
import { ProblemList } from '#app/routes/seller/listings/problem-list.tsx';
import { DomainError } from '#app/server/domain-error.ts';

export const action = actionFor('seller', async ({ context, actor, request, params }) => {
  const form = await request.formData();
  const listingId = params.listingId ?? '';
  const at = context.clock.now();
  const here = (done: string, step = '/check') =>
    redirect(`/seller/listings/${listingId}${step}?done=${done}&at=${at}`, 303);
  return answerForm(null, async () => {
    switch (form.get('intent')) {
      case 'submit': {
        const { outcome } = await submitListing(context, actor, {
          listingId,
          saves: Number(form.get('saves')),
        });
        return redirect(`/seller?done=${outcome}&at=${at}#row-${listingId}`, 303);
      }
      case 'withdraw':
        await withdrawListing(context, actor, listingId);
        return here('withdrawn', '/what');
      case 'discard':
        await discardDraft(context, actor, listingId);
        return here('discarded');
      case 'archive':
        await archiveListing(context, actor, listingId);
        return redirect(`/seller?done=archived&at=${at}&listing=${encodeURIComponent(listingId)}`, 303);
      case 'bringBack':
        await bringBackListing(context, actor, listingId);
        return here('broughtBack');
      default:
        throw new DomainError('invalid');
    }
  });
});

export default function CheckStep() {
  const editor = useEditor();
  const t = useT(catalogMessages);
  const problem = useActionData<typeof action>();
  const blocking = editor.problems.filter(({ severity }) => severity === 'blocking');
  const warnings = editor.problems.filter(({ severity }) => severity === 'warning');
  const advice = editor.problems.filter(({ severity }) => severity === 'advice');
  const canSubmit = editor.isEditable && editor.openState !== null && blocking.length === 0;
  return (
    <div className="space-y-5">
      <ErrorSummary errors={problem && 'errors' in problem ? problem.errors : null} />
      {editor.isEditable && editor.openState === null && <Note>{t('checkNothing')}</Note>}
      {editor.isEditable && blocking.length > 0 && (
        <Panel title={t('checkMissing')}>
          <ProblemList listingId={editor.id} problems={blocking} />
        </Panel>
      )}
      {editor.isEditable && !canSubmit && warnings.length > 0 && (
        <Panel title={t('checkWords')}>
          <p className="measure">{t('checkWordsText')}</p>
          <ProblemList listingId={editor.id} problems={warnings} />
        </Panel>
      )}
      {canSubmit && (
        <Panel>
          <Verdict isWarned={warnings.length > 0} />
          {warnings.length > 0 && <ProblemList listingId={editor.id} problems={warnings} />}
          <Form method="post" className="mt-4">
            <input type="hidden" name="saves" value={editor.saves} />
            <SubmitButton
              name="intent"
              value="submit"
              busyLabel={t('submitting')}
              className="w-full text-lg sm:w-auto"
            >
              {t('submit')}
            </SubmitButton>
          </Form>
        </Panel>
      )}
      {editor.isEditable && (advice.length > 0 || !editor.hasContact) && (
        <Panel title={t('checkAdvice')}>
          {!editor.hasContact && <ContactMissingAdvice />}
          {advice.length > 0 && <ProblemList listingId={editor.id} problems={advice} />}
        </Panel>
      )}
      {editor.isEditable && <MissingEnglish editor={editor} />}
      <Panel
        title={t('preview')}
        actions={
          editor.state === 'published' && (
            <Link to={`/products/${editor.slug}`} className="inline-flex min-h-12 items-center gap-1">
              {t('seeInShop')}
              <Icon name="external" className="size-4" />
            </Link>
          )
        }
      >
        <ContentPreview editor={editor} />
      </Panel>
      <OtherActs editor={editor} />
    </div>
  );
}

/** Whether the draft can go, and whether it will be stopped. */
function Verdict({ isWarned }: { isWarned: boolean }) {
  const t = useT(catalogMessages);
  return (
    <>
      <h2
        className={`flex items-center gap-2 text-xl ${isWarned ? 'text-turmeric-text' : 'text-green-text'}`}
      >
        <Icon name={isWarned ? 'alert' : 'check'} className="size-6" />
        {t(isWarned ? 'checkWarned' : 'checkReady')}
      </h2>
      <p className="measure mt-1">{t(isWarned ? 'checkWarnedText' : 'checkReadyText')}</p>
    </>
  );
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DayField, dayInField } from '#app/components/day-field.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { pauseShop, readPause, resumeShop } from '#app/domain/catalog/pause-shop.server.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { formatDate } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import { addDays, localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const today = localDate(context.clock.now());
  const pause = await readPause(context, actor.producerId);
  const isOver = pause.pausedUntil === null || pause.pausedUntil < today;
  return {
    pause: isOver ? null : pause,
    today,
    done: (['pause', 'resume'] as const).find((one) => one === url.searchParams.get('done')) ?? null,
    title: translate(deliveryMessages, language)('pauseTitle'),
  };
});

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  const kept = { from: textOf(form, 'from'), until: textOf(form, 'until'), note: textOf(form, 'note') };
  return answerForm(kept, async () => {
    if (textOf(form, 'intent') === 'resume') {
      await resumeShop(context, actor);
      return redirect('/seller/pause?done=resume', 303);
    }
    await pauseShop(context, actor, {
      from: typedDay(kept.from),
      until: typedDay(kept.until),
      note: kept.note,
    });
    return redirect('/seller/pause?done=pause', 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function PauseShop() {
  const { pause, today, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(deliveryMessages);
  const language = useLanguage();
  const refused = answer && 'errors' in answer ? answer : null;
  const isAhead = pause !== null && (pause.pausedFrom ?? '') > today;
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('pauseTitle')}</h1>
        <p className="measure text-ink-soft">{t('pauseLead')}</p>
      </header>
      {!answer && done && <Note tone="success">{t(`done_${done}`)}</Note>}
      <ErrorSummary
        errors={refused?.errors}
        labels={{ from: t('pauseFrom'), until: t('pauseUntil'), note: t('pauseNote') }}
      />
      {isAhead && (
        <Note
          title={t('pausedSoon', {
            from: formatDate(language, pause.pausedFrom ?? ''),
            until: formatDate(language, pause.pausedUntil ?? ''),
          })}
        />
      )}
      <Panel>
        <Form method="post" noValidate className="space-y-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <DayField
              name="from"
              label={t('pauseFrom')}
              defaultValue={refused?.kept.from ?? pause?.pausedFrom ?? today}
              errors={refused?.errors.from}
            />
            <DayField
              name="until"
              label={t('pauseUntil')}
              example={dayInField(addDays(today, 7))}
              defaultValue={refused?.kept.until ?? pause?.pausedUntil ?? ''}
              errors={refused?.errors.until}
            />
          </div>
          <TextareaField
            name="note"
            label={t('pauseNote')}
            hint={t('pauseNoteHint')}
            optional
            rows={3}
            defaultValue={refused?.kept.note ?? pause?.pausedNote ?? ''}
            errors={refused?.errors.note}
          />
          <SubmitButton name="intent" value="pause" className="w-full sm:w-auto">
            {t(pause ? 'pauseChange' : 'pauseSave')}
          </SubmitButton>
        </Form>
      </Panel>
      {pause && (
        <Form method="post">
          <SubmitButton name="intent" value="resume" look="secondary" className="w-full sm:w-auto">
            {t('pauseResume')}
          </SubmitButton>
        </Form>
      )}
    </>
  );
}

import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Panel } from '#app/components/panel.tsx';
import { dropImport } from '#app/domain/register/drop-import.server.ts';
import { openImport, readImport } from '#app/domain/register/open-import.server.ts';
import { checkedAsOf } from '#app/domain/register/plan-import.server.ts';
import { saveImportSettings } from '#app/domain/register/save-import-settings.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { ColumnList } from '#app/routes/department/register-import/column-list.tsx';
import { readColumnsForm } from '#app/routes/department/register-import/columns-form.server.ts';
import { readColumnsPage } from '#app/routes/department/register-import/columns-page.server.ts';
import { ImportSteps } from '#app/routes/department/register-import/import-steps.tsx';
import { SheetChoice } from '#app/routes/department/register-import/sheet-choice.tsx';
import { TickQuestion } from '#app/routes/department/register-import/tick-question.tsx';
import { whileStaged } from '#app/routes/department/register-import/while-staged.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { DomainError } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, params, url, language }) => {
  const opened = await openImport(context, params.importId ?? '');
  if (opened.row.state !== 'staged') throw redirect(`/department/register/import/${opened.row.id}`, 303);
  return {
    ...(await readColumnsPage(context, opened, url.searchParams.get('sheet'))),
    title: translate(registerMessages, language)('columnsTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const importId = params.importId ?? '';
  const form = await request.formData();
  if (form.get('intent') === 'drop') {
    await whileStaged(context, importId, () => dropImport(context, importId, actor));
    return redirect('/department/register/import', 303);
  }
  const row = await readImport(context, importId);
  const read = readColumnsForm(form, row.settings.answers);
  const sheetName = String(form.get('sheetName') ?? '') || null;
  const save = async () => {
    if (!read.settings) throw new DomainError(read.problem, { field: 'asOf' });
    checkedAsOf(context, read.settings);
    await saveImportSettings(context, importId, read.settings, sheetName);
    return redirect(`/department/register/import/${importId}/questions`, 303);
  };
  return answerForm(read.typed, () => whileStaged(context, importId, save));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function ImportColumns() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registerMessages);
  const typed = answer?.kept;
  const errors = answer?.errors ?? {};
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('columnsTitle')}</h1>
        <p className="font-bold break-words">{page.fileName}</p>
        <p className="measure text-ink-soft">{t('columnsIntro')}</p>
      </header>
      <ImportSteps importId={page.importId} current={0} openQuestions={0} />
      <ErrorSummary errors={errors} labels={{ asOf: t('asOfLabel') }} />
      <SheetChoice sheets={page.sheets} chosen={page.sheetIndex} />
      <Form method="post" className="space-y-6">
        <input type="hidden" name="sheet" value={page.sheetIndex} />
        <input type="hidden" name="sheetName" value={page.sheetName} />
        <Panel>
          <div className="max-w-sm">
            <DayField
              name="asOf"
              label={t('asOfLabel')}
              hint={page.asOfFrom === null ? t('asOfHintNone') : t('asOfHint', { from: page.asOfFrom })}
              defaultValue={typed?.asOf ?? page.asOf ?? ''}
              errors={errors.asOf}
            />
          </div>
        </Panel>
        <ColumnList page={page} chosen={typed?.columns ?? page.columns} errors={errors} />
        <Panel>
          <TickQuestion isAsked={page.isTickAsked} emptyTick={typed?.emptyTick ?? page.emptyTick} />
          <Checkbox
            name="phonesMayBeShown"
            value="yes"
            defaultChecked={typed?.phonesMayBeShown ?? page.phonesMayBeShown}
            label={t('phonesLabel')}
            hint={t('phonesHint')}
          />
        </Panel>
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="intent" value="save" busyLabel={t('columnsBusy')}>
            {t('columnsNext')}
          </SubmitButton>
          <SubmitButton name="intent" value="drop" look="quiet" formNoValidate>
            {t('dropImport')}
          </SubmitButton>
        </div>
      </Form>
    </>
  );
}

import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { listImportQuestions } from '#app/domain/register/list-import-questions.server.ts';
import { openImport, readImport } from '#app/domain/register/open-import.server.ts';
import { saveImportAnswers } from '#app/domain/register/save-import-answers.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import { ImportSteps } from '#app/routes/department/register-import/import-steps.tsx';
import { QuestionField } from '#app/routes/department/register-import/question-field.tsx';
import { readQuestionsPage } from '#app/routes/department/register-import/questions-page.server.ts';
import { whileStaged } from '#app/routes/department/register-import/while-staged.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export const loader = loaderFor('department', async ({ context, params, language }) => {
  const opened = await openImport(context, params.importId ?? '');
  const report = `/department/register/import/${opened.row.id}`;
  if (opened.row.state !== 'staged') throw redirect(report, 303);
  const questions = await listImportQuestions(context, opened);
  if (questions.length === 0) throw redirect(report, 303);
  const t = translate(registerMessages, language);
  return {
    importId: opened.row.id,
    ...(await readQuestionsPage(context, questions, opened.settings.answers, language)),
    title: t('questionsTitle', { count: questions.length }),
  };
});

export const action = actionFor('department', async ({ context, params, request }) => {
  const form = await request.formData();
  const row = await readImport(context, params.importId ?? '');
  const answers = { ...row.settings.answers };
  for (const [name, value] of form) {
    if (!name.startsWith('answer:') || typeof value !== 'string') continue;
    const key = name.slice('answer:'.length);
    if (value === '') delete answers[key];
    else answers[key] = value;
  }
  await whileStaged(context, row.id, () => saveImportAnswers(context, row, answers));
  return redirect(`/department/register/import/${row.id}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function ImportQuestions() {
  const { importId, questions, communes, channels, title, open } = useLoaderData<typeof loader>();
  const t = useT(registerMessages);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{title}</h1>
        <p className="measure text-ink-soft">{t('questionsIntro')}</p>
      </header>
      <ImportSteps importId={importId} current={1} openQuestions={open} />
      <Form method="post" className="space-y-4">
        {questions.map((question) => (
          <Panel key={question.key}>
            <QuestionField question={question} communes={communes} channels={channels} />
          </Panel>
        ))}
        <div className="flex flex-wrap gap-3">
          <SubmitButton busyLabel={t('columnsBusy')}>{t('saveAnswers')}</SubmitButton>
          <LinkButton look="secondary" to={`/department/register/import/${importId}/columns`}>
            {t('backToColumns')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

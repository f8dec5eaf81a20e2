import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { staffRole } from '#app/domain/accounts/actor.ts';
import { openImport, readImport } from '#app/domain/register/open-import.server.ts';
import { planImport } from '#app/domain/register/plan-import.server.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { AppliedReport } from '#app/routes/department/register-import/applied-report.tsx';
import { applyConfirmed, readApplyForm } from '#app/routes/department/register-import/apply-form.server.ts';
import { ApplyForm } from '#app/routes/department/register-import/apply-form.tsx';
import { ImportSteps } from '#app/routes/department/register-import/import-steps.tsx';
import { ReportNotes, ReportTiles } from '#app/routes/department/register-import/report-notes.tsx';
import {
  readAppliedPage,
  readReportPage,
  targetNotMade,
} from '#app/routes/department/register-import/report-page.server.ts';
import { ReportRows } from '#app/routes/department/register-import/report-rows.tsx';
import { whileStaged } from '#app/routes/department/register-import/while-staged.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('department', async ({ context, params, url, language }) => {
  const importId = params.importId ?? '';
  const t = translate(registerMessages, language);
  const row = await readImport(context, importId);
  if (row.state === 'dropped') throw redirect('/department/register/import', 303);
  if (row.state === 'applied')
    return {
      ...(await readAppliedPage(context, row, language)),
      isAlready: url.searchParams.has('already'),
      notMade: await targetNotMade(context, url.searchParams.get('target') ?? ''),
      importId,
      title: t('resultTitle'),
      report: null,
    };
  const opened = await openImport(context, importId);
  if (opened.settings.asOf === null || !Object.values(opened.settings.columns).includes('product')) {
    throw redirect(`/department/register/import/${importId}/columns`, 303);
  }
  const report = await readReportPage(context, await planImport(context, opened), url.searchParams, language);
  return { importId, fileName: row.fileName, title: t('reportTitle'), report, applied: null };
});

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const importId = params.importId ?? '';
  const typed = readApplyForm(await request.formData());
  return answerForm(typed, async () => {
    const by = { personId: actor.personId, role: staffRole(actor) };
    const apply = () => applyConfirmed(context, importId, typed, by);
    await whileStaged(context, importId, apply, typed.targetName || typed.targetCode);
    return redirect(`/department/register/import/${importId}`, 303);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function ImportReport() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registerMessages);
  const errors = answer && 'errors' in answer ? answer.errors : {};
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{page.title}</h1>
        <p className="font-bold break-words">{page.fileName}</p>
      </header>
      {page.report ? (
        <>
          <ImportSteps importId={page.importId} current={2} openQuestions={page.report.questions} />
          <ErrorSummary
            errors={errors}
            title={t('notApplied')}
            labels={{ ended: t('endingsHeading'), targetCode: t('targetCode'), targetName: t('targetName') }}
          />
          <ReportTiles report={page.report} />
          <ReportNotes report={page.report} importId={page.importId} />
          <ApplyForm
            report={page.report}
            importId={page.importId}
            typed={answer?.kept ?? null}
            errors={errors}
          />
          <ReportRows report={page.report} />
        </>
      ) : (
        <AppliedReport applied={page.applied} isAlready={page.isAlready} notMade={page.notMade} />
      )}
    </>
  );
}

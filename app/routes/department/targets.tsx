import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import { fixTarget } from '#app/domain/reports/fix-target.server.ts';
import { listTargets } from '#app/domain/reports/list-targets.server.ts';
import { readFacts } from '#app/domain/reports/read-facts.server.ts';
import { showTargetFirst } from '#app/domain/reports/show-target-first.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { formatDate, formatNumber } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { targetName } from '#app/routes/department/target-name.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import { readFormFields } from '#app/server/http/read-form.ts';
import { localDate } from '#app/server/local-date.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const doneThings = ['target', 'first'] as const;

/** `/department/targets`: the denominators, which of them is the main one, and a form for a new one. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const today = localDate(context.clock.now());
  const register = await readFacts(context, { targetCode: WHOLE_REGISTER, asOf: null });
  return {
    targets: await listTargets(context),
    entries: register.target.size,
    today,
    done: doneThings.find((one) => one === url.searchParams.get('done')) ?? null,
    title: translate(departmentMessages, language)('targetsTitle'),
  };
});

export const action = actionFor('department', async ({ context, actor, request }) => {
  const values = Object.fromEntries(await readFormFields(request));
  if (values.intent === 'first') {
    await showTargetFirst(context, actor, { code: values.target ?? '' });
    return redirect('/department/targets?done=first', 303);
  }
  return answerForm(values, async () => {
    await fixTarget(context, actor, {
      code: (values.targetCode ?? '').trim() || null,
      name: values.targetName ?? '',
      asOf: typedDay(values.asOf ?? ''),
      validOnly: values.validOnly === 'on',
    });
    return redirect('/department/targets?done=target', 303);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Targets() {
  const { targets, entries, today, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors: Readonly<Record<string, FieldError>> = refused?.errors ?? {};
  const values: Readonly<Record<string, string>> = refused?.kept ?? {};
  const t = useT(departmentMessages);
  const language = useLanguage();
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('targetsTitle')}</h1>
        <p className="measure">{t('targetsIntro')}</p>
      </header>
      {done && <Note tone="success">{t(`done_${done}`)}</Note>}
      <DataTable
        caption={t('targetsTitle')}
        hideCaption
        rows={targets}
        rowKey={({ code }) => code}
        empty={<p>{t('noTargets')}</p>}
        columns={[
          {
            key: 'name',
            header: t('targetName'),
            heading: true,
            cell: (target) => (
              <Link to={`/department?target=${encodeURIComponent(target.code)}`}>
                {targetName(t, language, target)}
              </Link>
            ),
          },
          { key: 'code', header: t('targetCode'), cell: ({ code }) => code },
          { key: 'asOf', header: t('targetAsOf'), cell: ({ asOf }) => formatDate(language, asOf) },
          {
            key: 'size',
            header: t('targetSize'),
            numeric: true,
            cell: ({ code, size }) => (
              <Link to={`/department/entries${entrySearch({ target: code })}`}>
                {formatNumber(language, size)}
              </Link>
            ),
          },
          {
            key: 'main',
            header: t('targetMain'),
            cell: ({ code, name }) =>
              code === targets[0]?.code ? (
                <Pill tone="indigo">{t('targetMain')}</Pill>
              ) : (
                <Form method="post" className="no-print">
                  <input type="hidden" name="target" value={code} />
                  <SubmitButton look="secondary" name="intent" value="first">
                    {t('targetShowFirst')}
                    <span className="sr-only">: {name}</span>
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
      />
      <div className="no-print">
        <Panel title={t('newTarget')}>
          <Form method="post" className="max-w-2xl space-y-4">
            <ErrorSummary errors={refused ? errors : null} />
            <p>
              <Link to={`/department/entries${entrySearch({ target: WHOLE_REGISTER })}`}>
                {t('targetMembers', { count: entries })}
              </Link>
            </p>
            <TextField
              name="targetName"
              label={t('targetName')}
              hint={t('targetNameHint')}
              defaultValue={values.targetName}
              errors={errors.targetName}
              required
            />
            <details open={(values.targetCode ?? '') !== ''}>
              <summary className="min-h-12 cursor-pointer py-3 text-ink-soft">{t('targetCodeOwn')}</summary>
              <TextField
                name="targetCode"
                label={t('targetCode')}
                hint={t('targetCodeHint')}
                defaultValue={values.targetCode}
                errors={errors.targetCode}
                autoCapitalize="none"
              />
            </details>
            <DayField
              name="asOf"
              label={t('targetAsOf')}
              hint={t('dayHint')}
              defaultValue={values.asOf ?? today}
              errors={errors.asOf}
              required
            />
            <Checkbox
              name="validOnly"
              label={t('targetValidOnly')}
              defaultChecked={refused ? values.validOnly === 'on' : false}
            />
            <SubmitButton>{t('targetSubmit')}</SubmitButton>
          </Form>
        </Panel>
      </div>
    </>
  );
}

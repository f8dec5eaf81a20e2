import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { useT } from '#app/i18n/messages.ts';
import { registerMessages } from '#app/i18n/register.ts';
import type { ApplyTyped } from '#app/routes/department/register-import/apply-form.server.ts';
import { EndingsField } from '#app/routes/department/register-import/endings-field.tsx';
import type { ReportPage } from '#app/routes/department/register-import/report-page.server.ts';

/** Writing what the dry run shows; rejected rows are left out only by a person who has seen them. */
export function ApplyForm({
  report,
  importId,
  typed,
  errors,
}: {
  report: ReportPage;
  importId: string;
  typed: ApplyTyped | null;
  errors: Readonly<Record<string, FieldErrors>>;
}) {
  const t = useT(registerMessages);
  const { summary } = report;
  const accepted = summary.new + summary.changed + summary.unchanged;
  const { recordable, clear } = report.endings;
  const brings = summary.new + summary.changed + recordable > 0;
  const hasTarget = typed !== null && (typed.targetName !== '' || typed.targetCode !== '');
  return (
    <Panel>
      <Form method="post" className="group/apply space-y-4">
        <input type="hidden" name="digest" value={report.digest} />
        <input type="hidden" name="rejected" value={summary.rejected} />
        <input type="hidden" name="endings" value={clear} />
        <EndingsField report={report} typed={typed} errors={errors.ended} />
        {accepted > 0 && !brings && <p className="font-bold">{t('applySame', { count: accepted })}</p>}
        {summary.rejected > 0 && accepted > 0 && (
          <Checkbox
            name="acceptRejected"
            value="yes"
            id="acceptRejected"
            defaultChecked={typed?.acceptRejected ?? false}
            label={t('applyRejected', { count: summary.rejected })}
            errors={errors.acceptRejected}
          />
        )}
        {accepted > 0 && (
          <details open={hasTarget} className="rounded-md bg-paper px-4 py-3">
            <summary className="min-h-8 cursor-pointer font-bold">{t('targetLegend')}</summary>
            <p className="mt-2 text-sm text-ink-soft">{t('targetHint')}</p>
            <div className="mt-3 max-w-xl space-y-2">
              <TextField
                name="targetName"
                label={t('targetName')}
                hint={t('targetNameExample')}
                defaultValue={typed?.targetName}
                errors={errors.targetName}
                required={!brings}
              />
              <details open={(typed?.targetCode ?? '') !== ''}>
                <summary className="min-h-12 cursor-pointer py-3 text-ink-soft">{t('targetCodeOwn')}</summary>
                <TextField
                  name="targetCode"
                  label={t('targetCode')}
                  hint={t('targetCodeHint')}
                  defaultValue={typed?.targetCode}
                  errors={errors.targetCode}
                  autoCapitalize="none"
                />
              </details>
              {!brings && (
                <SubmitButton look="secondary" busyLabel={t('applyBusy')}>
                  {t('targetOnly')}
                </SubmitButton>
              )}
            </div>
          </details>
        )}
        <div className="flex flex-wrap gap-3">
          {brings && (
            <SubmitButton busyLabel={t('applyBusy')}>
              {summary.new + summary.changed > 0 ? (
                t('applyButton', { count: accepted })
              ) : (
                // Nothing but the answers above is written: which one is chosen for all shows without JavaScript too, as
                // long as no line has one of its own.
                <>
                  <span className="[form:has(input[name=ended]:checked):not(:has(option[data-single]:checked))_&]:hidden">
                    {t('applyAnswer')}
                  </span>
                  <span className="hidden [form:has(input[value=record]:checked):not(:has(option[data-single]:checked))_&]:inline">
                    {t('applyEndings', { count: clear })}
                  </span>
                  <span className="hidden [form:has(input[value=keep]:checked):not(:has(option[data-single]:checked))_&]:inline">
                    {t('applyKeep')}
                  </span>
                </>
              )}
            </SubmitButton>
          )}
          {accepted === 0 && <p className="self-center font-bold">{t('applyNothing')}</p>}
          <LinkButton look="secondary" to={`/department/register/import/${importId}/columns`}>
            {t('backToColumns')}
          </LinkButton>
        </div>
      </Form>
    </Panel>
  );
}

import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { Assignee } from '#app/domain/reports/list-assignees.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { useT } from '#app/i18n/messages.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';

type Kept = { title: string; assigneeId: string; dueOn: string; note: string };

/** Gives the products that are ticked in the list above to a person, with a due date. */
export function AssignForm({
  channelName,
  assignees,
  refused,
  formKey,
}: {
  channelName: string;
  assignees: readonly Assignee[];
  refused: RefusedForm<Kept> | null;
  formKey: string;
}) {
  const t = useT(channelDeskMessages);
  const { kept, errors } = refused ?? { kept: null, errors: {} as RefusedForm<Kept>['errors'] };
  return (
    <div className="no-print">
      <Panel title={t('assignTitle')}>
        {assignees.length === 0 ? (
          <p>{t('noAssignees')}</p>
        ) : (
          <Form id="assign" method="post" noValidate className="max-w-2xl space-y-4">
            <input type="hidden" name="formKey" value={formKey} />
            <p>{t('assignLead')}</p>
            <TextField
              name="title"
              label={t('taskTitle')}
              defaultValue={kept?.title ?? t('taskTitleDefault', { channel: channelName })}
              errors={errors.title}
              required
            />
            <SelectField
              name="assigneeId"
              label={t('assignee')}
              defaultValue={kept?.assigneeId}
              errors={errors.assigneeId}
              options={assignees.map(({ personId, name, role }) => ({
                value: personId,
                label: `${name} (${t(`role_${role}`)})`,
              }))}
            />
            <DayField
              name="dueOn"
              label={t('dueOn')}
              defaultValue={kept?.dueOn ?? ''}
              errors={errors.dueOn}
            />
            <TextField name="note" label={t('note')} defaultValue={kept?.note} optional />
            <SubmitButton>{t('assign')}</SubmitButton>
          </Form>
        )}
      </Panel>
    </div>
  );
}

import type { HeadersFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { readOwnAccount } from '#app/domain/accounts/read-own-account.server.ts';
import { updatePerson } from '#app/domain/accounts/update-person.server.ts';
import { listTasks } from '#app/domain/reports/list-tasks.server.ts';
import { accountMessages } from '#app/i18n/account.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { isLanguage, languageNames, languages } from '#app/i18n/language.ts';
import { useT } from '#app/i18n/messages.ts';
import { ticketMessages } from '#app/i18n/tickets.ts';
import { OwnTask } from '#app/routes/account/own-task.tsx';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, LANGUAGE_COOKIE, loaderFor } from '#app/routes/route-guard.server.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { writeCookie } from '#app/server/http/cookies.ts';

const LANGUAGE_SECONDS = 365 * 24 * 60 * 60;

export const loader = loaderFor('signedIn', async ({ context, actor }) => ({
  ...(await readOwnAccount(context, actor)),
  tasks: await listTasks(context, actor.personId),
  isOnTeam: actor.memberships.some(({ role }) => role === 'team_member' || role === 'commune_officer'),
}));

export const action = actionFor('signedIn', async ({ context, actor, request }) => {
  const form = await request.formData();
  const kept = { name: textOf(form, 'name'), language: textOf(form, 'language') };
  return answerForm(kept, async () => {
    const { language } = kept;
    if (!isLanguage(language)) throw new DomainError('notInList', { field: 'language' });
    await updatePerson(context, actor, { name: kept.name, language });
    const secure = context.config.isPublicHttps;
    const cookie = writeCookie(LANGUAGE_COOKIE, language, { maxAge: LANGUAGE_SECONDS, secure });
    throw redirect(`/account?done=saved&at=${context.clock.now()}`, {
      status: 303,
      headers: { 'set-cookie': cookie },
    });
  });
});

/** Of an answer to too many tries: Retry-After. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function AccountPage() {
  const { name, language, contacts, tasks, isOnTeam } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(accountMessages);
  const inOrders = useT(ticketMessages);
  const inTasks = useT(channelDeskMessages);
  return (
    <>
      {tasks.length === 0 && isOnTeam && (
        <Note>
          <p>{inTasks('noOwnTasks')}</p>
        </Note>
      )}
      {tasks.length > 0 && (
        <section aria-labelledby="my-tasks" className="space-y-3">
          <h2 id="my-tasks" className="text-2xl">
            {inTasks('myTasks')}
          </h2>
          {tasks.map((task) => (
            <OwnTask key={task.id} task={task} />
          ))}
        </section>
      )}
      <h1 className="text-2xl">{t('aboutMe')}</h1>
      <Panel>
        <Form method="post" className="measure space-y-5">
          <ErrorSummary errors={answer?.errors} />
          <TextField
            name="name"
            label={t('name')}
            autoComplete="name"
            required
            defaultValue={answer?.kept.name ?? name}
            errors={answer?.errors.name}
          />
          <SelectField
            name="language"
            label={t('language')}
            defaultValue={answer?.kept.language ?? language}
            errors={answer?.errors.language}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
          />
          <SubmitButton busyLabel={t('saving')}>{t('save')}</SubmitButton>
        </Form>
      </Panel>
      <Panel title={t('contacts')}>
        {contacts.length === 0 ? (
          <p>{t('noContacts')}</p>
        ) : (
          <>
            <ul className="space-y-1 font-bold">
              {contacts.map((contact) => (
                <li key={contact}>{contact}</li>
              ))}
            </ul>
            <p className="mt-2 text-sm text-ink-soft">{t('contactsHint')}</p>
          </>
        )}
      </Panel>
      <Panel title={inOrders('yourData')}>
        <p className="measure mb-3">{inOrders('yourDataText')}</p>
        <LinkButton to="/account/data.json" look="secondary" reloadDocument>
          {inOrders('download')}
        </LinkButton>
      </Panel>
    </>
  );
}

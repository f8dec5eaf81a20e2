import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { buttonClass } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { readNames } from '#app/domain/accounts/read-names.server.ts';
import { assignTask } from '#app/domain/reports/assign-task.server.ts';
import {
  entryStandings,
  narrowChannelEntries,
  pageOfEntries,
  readChannelFilter,
} from '#app/domain/reports/channel-standing.ts';
import { listAssignees } from '#app/domain/reports/list-assignees.server.ts';
import { readChannelStandings } from '#app/domain/reports/read-channel-standings.server.ts';
import { readWhyNot } from '#app/domain/reports/read-why-not.server.ts';
import { channelDeskMessages } from '#app/i18n/channel-desk.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { AssignForm } from '#app/routes/department/channels/assign-form.tsx';
import { ChannelEntries } from '#app/routes/department/channels/channel-entries.tsx';
import { closedText } from '#app/routes/department/channels/closed-text.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/department/channels/:code?target=&standing=&q=&sort=`: the products of a target on one platform. */
export const loader = loaderFor('department', async ({ context, params, url }) => {
  const { target, channels, today } = await readChannelStandings(
    context,
    url.searchParams.get('target') || null,
  );
  const channel = channels.find(({ code }) => code === params.code);
  if (!channel) throw new NotFound('channel');
  const filter = readChannelFilter(url.searchParams);
  const found = narrowChannelEntries(channel.rows, filter);
  const { shown: rows, ...paging } = pageOfEntries(found, filter);
  return {
    target,
    today,
    filter,
    channel: { ...channel, rows: [] },
    rows,
    total: found.length,
    ...paging,
    makers: await readNames(
      context,
      rows.flatMap(({ handed }) => handed?.by ?? []),
    ),
    whyNot: await readWhyNot(context, channel.code),
    formKey: newId(),
    assignees: channel.closedOn === null ? await listAssignees(context) : [],
  };
});

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const form = await request.formData();
  const kept = {
    title: textOf(form, 'title'),
    assigneeId: textOf(form, 'assigneeId'),
    dueOn: typedDay(textOf(form, 'dueOn').trim()),
    note: textOf(form, 'note'),
    entries: form.getAll('entries').map(String),
  };
  return answerForm(kept, async () => {
    await assignTask(context, actor, {
      ...kept,
      formKey: textOf(form, 'formKey'),
      channelCode: params.code ?? '',
      entryIds: kept.entries,
    });
    return redirect('/department/tasks?done=assign', 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.channel.name ?? ''} · Chợ Phiên` },
];

/** So many rows push the form below them out of sight. */
const LONG_LIST = 8;

export default function DepartmentChannel() {
  const { target, today, filter, channel, rows, total, page, pages, makers, whyNot, assignees, formKey } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(channelDeskMessages);
  const tDesk = useT(departmentMessages);
  const language = useLanguage();
  const refused = answer && 'errors' in answer ? answer : null;
  // Whatever is changed, the list begins with its first page.
  const search = (changes: Record<string, string | undefined>) =>
    new URLSearchParams(
      Object.entries({ target: target.code, ...filter, page: undefined, ...changes }).flatMap(
        ([name, value]) => (value ? [[name, value]] : []),
      ),
    ).toString();
  return (
    <>
      <Breadcrumb
        crumbs={[{ to: '/department/channels', label: t('navChannels') }, { label: channel.name }]}
      />
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="text-3xl">{channel.name}</h1>
          <p className="text-lg">
            {t('listCount', { count: total })}
            {filter.standing && ` · ${t(`standing_${filter.standing}`)}`}
            {filter.handed && ` · ${t('handedOver')}`} · {formatDate(language, today)}
          </p>
          {channel.closedOn && <p className="text-ink-soft">{closedText(t, language, channel)}</p>}
        </div>
        <p className="no-print flex flex-wrap gap-2">
          {(pages > 1 || filter.all) && (
            <LinkButton look="secondary" to={`?${search({ all: filter.all ? undefined : '1' })}`}>
              <Icon name="print" />
              {tDesk(filter.all ? 'showPages' : 'showAll')}
            </LinkButton>
          )}
          <LinkButton
            look="secondary"
            reloadDocument
            to={`/department/channels.xlsx?${search({ all: undefined })}&channel=${channel.code}`}
          >
            {t('xlsx')}
          </LinkButton>
        </p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      <Form method="get" className="no-print flex flex-wrap items-end gap-3">
        <input type="hidden" name="target" value={target.code} />
        <SelectField
          key={filter.standing}
          name="standing"
          label={t('standing')}
          placeholder={t('all')}
          defaultValue={filter.standing}
          options={entryStandings.map((value) => ({ value, label: t(`standing_${value}`) }))}
        />
        <TextField name="q" type="search" label={t('search')} defaultValue={filter.q} />
        <button type="submit" className={buttonClass('secondary')}>
          {t('filter')}
        </button>
      </Form>
      {!channel.isReadinessCounted && !channel.closedOn && <Note>{t('notCountedHint')}</Note>}
      <ChannelEntries
        channel={channel}
        rows={rows}
        picked={assignees.length > 0 ? new Set(refused?.kept.entries ?? []) : null}
        filter={filter}
        search={search}
        makers={makers}
        whyNot={whyNot}
      />
      <Pagination page={page} pages={pages} hrefFor={(number) => `?${search({ page: String(number) })}`} />
      {channel.closedOn === null && assignees.length > 0 && rows.length > LONG_LIST && (
        <p className="no-print sticky bottom-0 z-10 -mx-2 border-t border-line bg-paper px-2">
          <a href="#assign" className="inline-flex min-h-12 items-center font-bold">
            {t('toAssign')}
          </a>
        </p>
      )}
      {channel.closedOn === null && (
        <AssignForm channelName={channel.name} assignees={assignees} refused={refused} formKey={formKey} />
      )}
    </>
  );
}

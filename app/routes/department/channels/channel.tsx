import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { buttonClass } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Pill } from '#app/components/pill.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { readNames } from '#app/domain/accounts/read-names.server.ts';
import { assignTask } from '#app/domain/reports/assign-task.server.ts';
import {
  type CHANNEL_SORTS,
  entryStandings,
  type LookedAtPresence,
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
import { closedText } from '#app/routes/department/channels/closed-text.ts';
import { whyLines } from '#app/routes/department/channels/why-down.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { typedDay } from '#app/routes/typed-day.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { newId } from '#app/server/ids.server.ts';
import { localDate } from '#app/server/local-date.ts';

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
  const picked = new Set(refused?.kept.entries ?? []);
  // Whatever is changed, the list begins with its first page.
  const search = (changes: Record<string, string | undefined>) =>
    new URLSearchParams(
      Object.entries({ target: target.code, ...filter, page: undefined, ...changes }).flatMap(
        ([name, value]) => (value ? [[name, value]] : []),
      ),
    ).toString();
  const sortable = (sort: (typeof CHANNEL_SORTS)[number]) => {
    const isThis = (filter.sort ?? 'name') === sort;
    const isDown = filter.order === 'down';
    return {
      sortHref: `?${search({ sort, order: isThis && !isDown ? 'down' : undefined })}`,
      ...(isThis ? { sorted: isDown ? ('descending' as const) : ('ascending' as const) } : {}),
    };
  };
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
      <DataTable
        caption={channel.name}
        hideCaption
        rows={rows}
        rowKey={({ entry }) => entry.id}
        empty={
          <EmptyState title={t('noneTitle')}>
            <p>{t('noneText')}</p>
          </EmptyState>
        }
        columns={[
          ...(assignees.length > 0
            ? [
                {
                  key: 'pick',
                  header: t('pick'),
                  noPrint: true,
                  cell: ({ entry }: (typeof rows)[number]) => (
                    <input
                      type="checkbox"
                      form="assign"
                      name="entries"
                      value={entry.id}
                      defaultChecked={picked.has(entry.id)}
                      aria-label={t('pickNamed', { name: entry.name })}
                      className="size-6"
                    />
                  ),
                },
              ]
            : []),
          {
            key: 'name',
            header: t('col_product'),
            heading: true,
            cell: ({ entry }) => (
              <Link to={`/department/entries/${entry.code}`} lang="vi">
                {entry.name}
              </Link>
            ),
            ...sortable('name'),
          },
          {
            key: 'producer',
            header: t('col_producer'),
            cell: ({ entry }) => <span lang="vi">{entry.producerName}</span>,
            ...sortable('producer'),
          },
          {
            key: 'commune',
            header: t('col_commune'),
            cell: ({ entry }) => entry.communeName,
            ...sortable('commune'),
          },
          {
            key: 'standing',
            header: t('standing'),
            cell: ({ standing }) => t(`standing_${standing}`),
            ...sortable('standing'),
          },
          {
            key: 'verified',
            header: t('col_verified'),
            cell: ({ presence }) =>
              presence?.verifiedAt != null && formatDate(language, localDate(presence.verifiedAt)),
            ...sortable('verified'),
          },
          {
            key: 'handed',
            header: t('col_handed'),
            cell: ({ handed }) =>
              handed &&
              t('handedLine', {
                day: formatDate(language, localDate(handed.at)),
                version: handed.version,
                by: handed.by === null ? t('handedByOperator') : (makers[handed.by] ?? t('handedBySomeone')),
              }),
          },
          {
            key: 'why',
            header: t('col_why'),
            cell: (row) => {
              const lines = whyLines(language, row, whyNot[row.entry.id]);
              return lines.length > 0 && <WhyCell lines={lines} />;
            },
          },
          {
            key: 'link',
            header: t('col_link'),
            cell: ({ presence, claim }) => <PageLink presence={claim ?? presence} />,
          },
        ]}
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

function PageLink({ presence }: { presence: LookedAtPresence | null }) {
  const t = useT(channelDeskMessages);
  if (!presence?.url) return null;
  // A simulated one leads nowhere, so it is no link.
  return presence.isDemo ? (
    <>
      <span className="break-all">{presence.url}</span> <Pill tone="turmeric">{t('simulated')}</Pill>
    </>
  ) : (
    <a href={presence.url} rel="noreferrer nofollow" target="_blank" className="break-all">
      {presence.url}
    </a>
  );
}

function WhyCell({ lines }: { lines: readonly string[] }) {
  const [only] = lines;
  if (lines.length < 2) return <>{only}</>;
  return (
    <ul className="list-disc space-y-1 pl-4">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

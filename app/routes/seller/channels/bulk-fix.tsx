import type { MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { listSets } from '#app/domain/catalog/list-choices.server.ts';
import type { Fix } from '#app/domain/channels/bulk-fix/bulk-fields.ts';
import { countFixes } from '#app/domain/channels/bulk-fix/count-fixes.server.ts';
import { fixCategories } from '#app/domain/channels/bulk-fix/fix-categories.server.ts';
import { fixListings } from '#app/domain/channels/bulk-fix/fix-listings.server.ts';
import { readFix } from '#app/domain/channels/bulk-fix/read-fix.server.ts';
import { categoryChannel } from '#app/domain/channels/categories/read-category-choice.server.ts';
import { channelByCode, channels } from '#app/domain/channels/registry.server.ts';
import { bulkFixMessages } from '#app/i18n/bulk-fix.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { readFixAsked, readFixForm } from '#app/routes/seller/channels/bulk-fix-form.server.ts';
import { BulkFixForm } from '#app/routes/seller/channels/bulk-fix-form.tsx';
import { BulkFixLinks, type NamedFix } from '#app/routes/seller/channels/bulk-fix-links.tsx';
import { bulkFixPath } from '#app/routes/seller/channels/bulk-fix-path.ts';
import { BulkFixReport } from '#app/routes/seller/channels/bulk-fix-report.tsx';
import { NotFound } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/channels/fix?what=&channel=&group=&kind=&q=`: one answer for many products that lack the same thing. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => {
  const fixes = await countFixes(context, actor);
  const fix = readFixAsked(url) ?? fixes[0] ?? null;
  const search = url.searchParams.get('q') ?? '';
  const group = url.searchParams.get('group');
  const kind = url.searchParams.get('kind');
  return {
    fixes: fixes.map((one) => named(one)),
    shown: fix && {
      fix: named({ ...fix, listings: 0 }),
      channel: fix.channelCode === null ? null : categoryChannel(channelByCode(fix.channelCode)),
      search,
      sets: fix.what === 'setCode' ? await listSets(context) : [],
      ...(await readFix(context, actor, { fix, group, kind, search })),
    },
    title: translate(bulkFixMessages, language)('title'),
  };
});

export const action = actionFor('seller', async ({ context, actor, url, request }) => {
  const form = readFixForm(await request.formData());
  const { items, typed, kept, ticked } = form;
  return answerForm({ ...kept, ticked }, async () => {
    const fix = readFixAsked(url);
    if (!fix) throw new NotFound('fix');
    return {
      report:
        fix.what === 'category'
          ? await fixCategories(context, actor, {
              channelCode: fix.channelCode,
              listingIds: items.map(({ listingId }) => listingId),
              categoryId: kept.category ?? '',
            })
          : await fixListings(context, actor, { what: fix.what, typed, items }),
    };
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

function named(fix: Fix & { listings: number }): NamedFix {
  return { ...fix, channelName: channels.find(({ code }) => code === fix.channelCode)?.name ?? '' };
}

export default function BulkFix() {
  const { fixes, shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(bulkFixMessages);
  const tChannel = useT(channelMessages);
  const refused = answer && 'errors' in answer ? answer : undefined;
  const back = (
    <LinkButton look="secondary" to="/seller/channels#readiness">
      {t('backToReadiness')}
    </LinkButton>
  );
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/seller/channels#readiness', label: tChannel('readinessTitle') },
          { label: t('title') },
        ]}
      />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('intro')}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {answer && 'report' in answer && <BulkFixReport report={answer.report} />}
      {!shown && (
        <EmptyState title={t('noneTitle')} action={back}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {shown && shown.items.length === 0 && shown.returned.length === 0 && (
        <EmptyState title={t('nothingLeft')} action={back}>
          <p>{t('nothingLeftText')}</p>
        </EmptyState>
      )}
      {shown && shown.items.length > 0 && (
        <BulkFixForm
          key={`${bulkFixPath(shown.fix, shown.group, shown.kind)}`}
          {...shown}
          refused={refused}
        />
      )}
      {shown && shown.returned.length > 0 && (
        <Note tone="warning" title={t('returned', { count: shown.returned.length })}>
          <ul>
            {shown.returned.map(({ id, title }) => (
              <li key={id}>
                <Link
                  to={`/seller/listings/${id}`}
                  className="inline-flex min-h-12 items-center font-bold wrap-anywhere"
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {shown && shown.waiting > 0 && <Note>{t('waiting', { count: shown.waiting })}</Note>}
      {fixes.length > 0 && (
        <Panel title={t('nav')}>
          <BulkFixLinks fixes={fixes} {...(shown ? { current: bulkFixPath(shown.fix) } : {})} />
        </Panel>
      )}
      {shown && shown.items.length > 0 && <p>{back}</p>}
    </>
  );
}

import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import type {
  OwnReadiness,
  OwnReadinessAsked,
} from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { channelMessages, channelNameText } from '#app/i18n/channels.ts';
import { formatNumber } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { ChannelCountsTable } from '#app/routes/readiness/channel-counts-table.tsx';
import { bulkFixPath } from '#app/routes/seller/channels/bulk-fix-path.ts';
import { readinessAnchor } from '#app/routes/seller/channels/readiness-anchor.ts';
import { isWaiting, ReadinessList } from '#app/routes/seller/channels/readiness-list.tsx';

type PanelProps = Omit<OwnReadiness, 'fixes'> & {
  asked: OwnReadinessAsked;
  /** Short names of the rules, by id. */
  ruleNames: Readonly<Record<string, string>>;
};

/** Own products by channels: how many stand where, a filter, and the products with what each still lacks. */
export function ReadinessPanel(props: PanelProps) {
  const { listings, next, counts, fileOnly, pending, asked } = props;
  const tPush = useT(pushMessages);
  const t = useT(channelMessages);
  const tReady = useT(readinessMessages);
  const isEmpty = listings.length === 0 && asked.after === '' && asked.rule === null && pending === 0;
  if (isEmpty) {
    return (
      <Panel title={t('readinessTitle')} id="readiness">
        <EmptyState
          title={t('readinessEmpty')}
          action={<LinkButton to="/seller/listings/new">{t('writeFirst')}</LinkButton>}
        >
          <p>{t('readinessEmptyText')}</p>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t('readinessTitle')} id="readiness">
      <div className="space-y-6">
        {pending > 0 && <Note>{tReady('pending', { count: pending })}</Note>}
        <ChannelCountsTable counts={counts} hrefFor={(code) => hrefOf({ channel: code }, '')} />
        {fileOnly.length > 0 && (
          <Note tone="warning" title={tPush('fileOnlyTitle')}>
            <ul className="space-y-1">
              {fileOnly.map(({ code, name, listings: count }) => (
                <li key={code}>
                  <Link
                    to={bulkFixPath({ what: 'category', channelCode: code })}
                    className="inline-flex min-h-12 items-center font-bold"
                  >
                    {tPush('chooseCategories', { channel: name, count })}
                  </Link>
                </li>
              ))}
            </ul>
          </Note>
        )}
        <FilterForm {...props} />
        {listings.length > 0 ? (
          <>
            {asked.channel === null && <Matrix listings={listings} counts={counts} />}
            <ReadinessList listings={listings} />
          </>
        ) : (
          pending === 0 && (
            <EmptyState title={tReady('noneWithRule')}>
              <p>{tReady('noneWithRuleText')}</p>
            </EmptyState>
          )
        )}
        {(asked.after !== '' || next !== null) && (
          <p className="flex flex-wrap gap-3">
            {asked.after !== '' && (
              <LinkButton look="secondary" to={hrefOf(asked, '')}>
                {t('firstListings')}
              </LinkButton>
            )}
            {next !== null && (
              <LinkButton look="secondary" to={hrefOf(asked, next)}>
                {t('nextListings')}
              </LinkButton>
            )}
          </p>
        )}
      </div>
    </Panel>
  );
}

function hrefOf({ channel, rule }: Partial<OwnReadinessAsked>, after: string): string {
  const query = new URLSearchParams({
    ...(channel ? { channel } : {}),
    ...(rule ? { rule } : {}),
    ...(after ? { after } : {}),
  });
  return `/seller/channels${query.size > 0 ? `?${query}` : ''}#readiness`;
}

function FilterForm({ counts, rules, asked, ruleNames }: PanelProps) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  return (
    <Form
      key={`${asked.channel} ${asked.rule}`}
      method="get"
      action="/seller/channels#readiness"
      className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto_auto]"
    >
      <SelectField
        name="channel"
        label={t('channel')}
        placeholder={t('allChannels')}
        defaultValue={asked.channel ?? ''}
        options={counts.map((one) => ({ value: one.code, label: channelNameText(language, one) }))}
      />
      {asked.channel !== null && (
        <SelectField
          name="rule"
          label={t('rule')}
          placeholder={t('allRules')}
          defaultValue={asked.rule ?? ''}
          options={rules.map(({ ruleId, listings }) => ({
            value: ruleId,
            label: t('ruleCount', { rule: ruleNames[ruleId] ?? ruleId, count: listings }),
          }))}
        />
      )}
      <SubmitButton look="secondary">{t('filter')}</SubmitButton>
      {asked.channel !== null && (
        <Link to="/seller/channels#readiness" className="inline-flex min-h-12 items-center">
          {t('clearFilter')}
        </Link>
      )}
    </Form>
  );
}

/** Products by channels at a glance, where the screen is wide enough; each cell leads to what is left to do. */
function Matrix({ listings, counts }: Pick<OwnReadiness, 'listings' | 'counts'>) {
  const t = useT(readinessMessages);
  const tChannel = useT(channelMessages);
  const language = useLanguage();
  return (
    <div className="max-lg:hidden">
      <DataTable
        caption={t('listCaption')}
        isDense
        rows={listings}
        rowKey={({ listingId }) => listingId}
        empty={null}
        columns={[
          {
            key: 'product',
            header: t('product'),
            heading: true,
            cell: ({ title }) => title || tChannel('untitled'),
          },
          ...counts.map(({ code, name }) => ({
            key: code,
            header: channelNameText(language, { code, name }),
            numeric: true,
            cell: ({ listingId, channels }: OwnReadiness['listings'][number]) => {
              const one = channels.find((channel) => channel.code === code);
              if (!one) return null;
              const text =
                one.state === 'closed'
                  ? t('cellClosed')
                  : one.blocking > 0
                    ? t('cell', { count: one.blocking })
                    : isWaiting(one)
                      ? t('cellWaiting')
                      : one.refusals.length > 0
                        ? t('cellRefused')
                        : t(cellOf(one.pushGap));
              return (
                <a href={`#${readinessAnchor(listingId, code)}`} className="whitespace-nowrap">
                  {text}
                  {one.state !== 'closed' && (
                    <span className="block text-ink-soft">{formatNumber(language, one.score)}</span>
                  )}
                </a>
              );
            },
          })),
        ]}
      />
    </div>
  );
}

function cellOf(gap: OwnReadiness['listings'][number]['channels'][number]['pushGap']) {
  if (gap === null) return 'cellReady';
  return gap.why === 'paper' ? 'cellHeld' : 'cellFileOnly';
}

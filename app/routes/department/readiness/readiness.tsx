import type { MetaFunction, SerializeFrom } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import {
  listMarketMatrix,
  type MarketMatrix,
  type MarketMatrixAsked,
} from '#app/domain/channels/readiness/list-market-matrix.server.ts';
import { listMarketReadiness } from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { channelByCode } from '#app/domain/channels/registry.server.ts';
import { channelNameText, ruleText } from '#app/i18n/channels.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { matrixAsked, readAsked } from '#app/routes/department/readiness/read-asked.ts';
import { ReadinessFilter } from '#app/routes/department/readiness/readiness-filter.tsx';
import { MatrixFilter, ReadinessMatrix } from '#app/routes/department/readiness/readiness-matrix.tsx';
import { readinessSearch } from '#app/routes/department/readiness/readiness-search.ts';
import {
  CommuneTable,
  ReadinessTable,
  RuleTable,
} from '#app/routes/department/readiness/readiness-tables.tsx';
import { ChannelCountsTable } from '#app/routes/readiness/channel-counts-table.tsx';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/readiness?channel=&band=&rule=&commune=&sort=&page=`: everybody's products by channels. */
export const loader = loaderFor('department', async ({ context, url, language }) => {
  const { channel, ...rest } = readAsked(url);
  const title = translate(readinessMessages, language)('deskTitle');
  if (channel === null) {
    const asked = matrixAsked({ channel, ...rest });
    return { matrix: { ...(await listMarketMatrix(context, asked)), asked }, ofChannel: null, asked, title };
  }
  const asked = { channel, ...rest };
  const { rules } = channelByCode(channel);
  const ofChannel = {
    ...(await listMarketReadiness(context, asked)),
    asked,
    ruleNames: Object.fromEntries(rules.map(({ id, name }) => [id, ruleText(language, id, name)])),
  };
  return { matrix: null, ofChannel, asked, title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function Readiness() {
  const { matrix, ofChannel, asked } = useLoaderData<typeof loader>();
  const t = useT(readinessMessages);
  const whole = asked.page === null;
  const href = (change: Parameters<typeof readinessSearch>[0]) =>
    `/department/readiness${readinessSearch({ ...asked, page: 1, ...change })}`;
  const counts = (matrix ?? ofChannel)?.counts ?? [];
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div>
          <h1 className="text-3xl">{t('deskTitle')}</h1>
          <p className="measure text-ink-soft">{t('deskIntro')}</p>
        </div>
        <p className="no-print flex flex-wrap gap-2">
          <LinkButton to={href({ page: whole ? 1 : null })} look="secondary">
            <Icon name="print" />
            {t(whole ? 'showPages' : 'printAll')}
          </LinkButton>
          <LinkButton
            to={`/department/readiness.xlsx${readinessSearch({ ...asked, page: 1 })}`}
            reloadDocument
            look="secondary"
          >
            <Icon name="download" />
            {t('download')}
          </LinkButton>
        </p>
      </header>
      <ChannelCountsTable
        counts={counts}
        hrefFor={(code) => `/department/readiness${readinessSearch({ channel: code })}`}
      />
      {matrix && <Matrix {...matrix} hrefFor={(page) => href({ page })} />}
      {ofChannel && <OfChannel {...ofChannel} href={href} />}
    </>
  );
}

type Page = SerializeFrom<typeof loader>;

function Matrix({
  counts,
  communes,
  rows,
  total,
  pages,
  asked,
  hrefFor,
}: MarketMatrix & { asked: MarketMatrixAsked; hrefFor: (page: number) => string }) {
  const t = useT(readinessMessages);
  return (
    <>
      <MatrixFilter asked={asked} counts={counts} communes={communes} />
      <Panel title={t('matrixTitle', { found: t('found', { count: total }) })}>
        <ReadinessMatrix counts={counts} rows={rows} />
        {asked.page !== null && (
          <Pagination page={Math.min(asked.page, pages)} pages={pages} hrefFor={hrefFor} />
        )}
      </Panel>
    </>
  );
}

function OfChannel({
  counts,
  rules,
  communes,
  rows,
  total,
  pages,
  asked,
  ruleNames,
  href,
}: NonNullable<Page['ofChannel']> & { href: (change: Parameters<typeof readinessSearch>[0]) => string }) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  const { channel } = asked;
  const counted = counts.find(({ code }) => code === channel);
  const nameOfChannel = counted ? channelNameText(language, counted) : channel;
  return (
    <>
      <ReadinessFilter
        asked={asked}
        counts={counts}
        rules={rules}
        communes={communes}
        ruleNames={ruleNames}
      />
      <Panel title={`${nameOfChannel}: ${t('found', { count: total })}`}>
        <ReadinessTable rows={rows} />
        {asked.page !== null && (
          <Pagination page={asked.page} pages={pages} hrefFor={(page) => href({ page })} />
        )}
      </Panel>
      <div className="grid gap-4 lg:grid-cols-2">
        <Panel title={t('byRule')}>
          <RuleTable rules={rules} ruleNames={ruleNames} hrefFor={(rule) => href({ rule })} />
        </Panel>
        <Panel title={t('byCommune')}>
          <CommuneTable communes={communes} hrefFor={(commune) => href({ commune })} />
        </Panel>
      </div>
    </>
  );
}

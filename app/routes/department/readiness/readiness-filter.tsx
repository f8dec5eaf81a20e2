import { Form, Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import type { ChannelCounts } from '#app/domain/channels/readiness/channel-counts.ts';
import type {
  MarketReadiness,
  MarketReadinessAsked,
} from '#app/domain/channels/readiness/list-market-readiness.server.ts';
import { readinessBands } from '#app/domain/channels/readiness/readiness-bands.ts';
import { channelNameText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { readinessSearch } from '#app/routes/department/readiness/readiness-search.ts';
import { filterBox } from '#app/routes/department/target-select.tsx';

const sorts = ['near', 'score', 'title', 'producer'] as const satisfies ReadonlyArray<
  MarketReadinessAsked['sort']
>;

type Choice = { value: string; label: string };

type ReadinessFilterProps = Pick<MarketReadiness, 'rules' | 'communes'> & {
  asked: MarketReadinessAsked;
  counts: readonly ChannelCounts[];
  ruleNames: Readonly<Record<string, string>>;
};

/** What the list is narrowed by and its order, as a plain form. */
export function ReadinessFilter({ asked, counts, rules, communes, ruleNames }: ReadinessFilterProps) {
  const t = useT(readinessMessages);
  const language = useLanguage();
  const boxes: Array<{ name: keyof MarketReadinessAsked; label: string; open?: string; choices: Choice[] }> =
    [
      {
        name: 'channel',
        label: t('channel'),
        open: t('allChannels'),
        choices: counts.map((one) => ({ value: one.code, label: channelNameText(language, one) })),
      },
      {
        name: 'band',
        label: t('band'),
        open: t('allBands'),
        choices: readinessBands.map((value) => ({ value, label: t(`band_${value}`) })),
      },
      {
        name: 'rule',
        label: t('rule'),
        open: t('allRules'),
        choices: rules.map(({ ruleId, listings }) => ({
          value: ruleId,
          label: t('ruleCount', { rule: ruleNames[ruleId] ?? ruleId, count: listings }),
        })),
      },
      {
        name: 'commune',
        label: t('commune'),
        open: t('allCommunes'),
        choices: communes.map(({ code, name }) => ({ value: code, label: name })),
      },
      {
        name: 'sort',
        label: t('sort'),
        choices: sorts.map((value) => ({ value, label: t(`sort_${value}`) })),
      },
    ];
  return (
    <Form
      key={JSON.stringify(asked)}
      method="get"
      className="no-print flex flex-wrap items-end gap-3 rounded-md border border-line bg-white p-4"
    >
      {boxes.map(({ name, label, open, choices }) => (
        <label key={name} className="flex max-w-full min-w-0 flex-col gap-1">
          <span className="text-sm font-bold">{label}</span>
          <select name={name} defaultValue={asked[name] ?? ''} className={filterBox}>
            {open !== undefined && <option value="">{open}</option>}
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className={buttonClass('primary')}>
        {t('filter')}
      </button>
      <Link
        to={`/department/readiness${readinessSearch({ channel: asked.channel })}`}
        className="inline-flex min-h-12 items-center"
      >
        {t('clearFilter')}
      </Link>
    </Form>
  );
}

import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import { ProgressBar } from '#app/components/progress-bar.tsx';
import { cancelRun } from '#app/domain/channels/push/cancel-run.server.ts';
import { type RunItem, readRun } from '#app/domain/channels/push/read-run.server.ts';
import { runGroups } from '#app/domain/channels/push/run-counts.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { ReconnectForm } from '#app/routes/seller/channels/former-shops.tsx';
import { RefusalLines } from '#app/routes/seller/channels/refusal-lines.tsx';
import { RunCounts } from '#app/routes/seller/channels/run-counts.tsx';
import { SimulatedNote } from '#app/routes/seller/channels/simulated-note.tsx';
import { useRefresh } from '#app/routes/use-refresh.ts';

const REFRESH_SECONDS = 3;
const REVIEW_REFRESH_SECONDS = 30;

export const loader = loaderFor('seller', async ({ context, actor, params, language }) => {
  const run = await readRun(context, actor, params.runId ?? '');
  return { ...run, title: translate(pushMessages, language)('runTitle', { channel: run.channel.name }) };
});

export const action = actionFor('seller', async ({ context, actor, params }) => {
  await cancelRun(context, actor, params.runId ?? '');
  return redirect(`/seller/channels/${params.channel ?? ''}/pushes/${params.runId ?? ''}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

const tones: Readonly<Record<RunItem['state'], PillTone>> = {
  waiting: 'neutral',
  images: 'indigo',
  creating: 'indigo',
  unknown: 'turmeric',
  in_review: 'turmeric',
  draft: 'indigo',
  live: 'green',
  rejected: 'red',
  failed: 'red',
  cancelled: 'neutral',
};

export default function PushRun() {
  const run = useLoaderData<typeof loader>();
  const t = useT(pushMessages);
  const language = useLanguage();
  const { channel, shop, items, counts, isEnded, isLeftOpen } = run;
  const isUnderWay = !isEnded && !isLeftOpen;
  const seconds = run.isReviewOnly ? REVIEW_REFRESH_SECONDS : REFRESH_SECONDS;
  useRefresh(isUnderWay ? seconds : null);
  const there = counts.live + counts.hidden;
  const progress = t('runProgress', { there, total: items.length });
  return (
    <>
      {isUnderWay && (
        <noscript>
          <meta httpEquiv="refresh" content={String(seconds)} />
        </noscript>
      )}
      <header className="space-y-2">
        <p>
          <Link to={`/seller/channels/${channel.code}/shop`} className="inline-flex min-h-12 items-center">
            {shop.name}
          </Link>
        </p>
        <h1 className="text-3xl">{t('runTitle', { channel: channel.name })}</h1>
      </header>
      {shop.isSimulated && <SimulatedNote channel={channel.name} />}
      {shop.state === 'reauthorise' && !isEnded && (
        <Note tone="error">
          <p>{t('needsYes')}</p>
          <ReconnectForm shop={shop} channelCode={channel.code} />
        </Note>
      )}
      {isLeftOpen && (
        <Note tone="warning">
          <p>
            {t('leftOpen', { shop: shop.name })}{' '}
            {items.some(({ state }) => state === 'unknown') &&
              t('leftOpenUnknown', { channel: channel.name })}
          </p>
          <p>{t('leftOpenBack')}</p>
          <ReconnectForm shop={shop} channelCode={channel.code} />
        </Note>
      )}
      <Panel>
        <p className="mb-2 text-lg font-bold" aria-live="polite">
          {progress}
        </p>
        <ProgressBar
          value={there}
          max={items.length}
          label={progress}
          tone={there === items.length ? 'green' : 'indigo'}
        />
        <RunCounts counts={counts} hrefFor={(group) => `#${group}`} />
        <p className="text-ink-soft">
          {t(
            run.cancelledAt !== null
              ? 'runCancelled'
              : isEnded
                ? 'runEnded'
                : isLeftOpen
                  ? 'runLeftOpen'
                  : 'runUnderWay',
          )}
        </p>
        {run.waitUntil !== null && isUnderWay && (
          <p className="mt-1">{t('waitUntil', { time: formatDateTime(language, run.waitUntil) })}</p>
        )}
        {isEnded && counts.hidden > 0 && shop.state === 'connected' && (
          <Form method="post" action={`/seller/channels/${channel.code}/shop`} className="mt-4 space-y-3">
            <p>{t('runHidden')}</p>
            <input type="hidden" name="shop" value={shop.id} />
            <SubmitButton name="intent" value="onSale">
              {t('openDrafts')}
            </SubmitButton>
          </Form>
        )}
        {isUnderWay && (
          <Form method="post" className="mt-4 flex flex-wrap gap-3">
            <LinkButton look="secondary" to={`/seller/channels/${channel.code}/pushes/${run.id}`}>
              {t('refresh')}
            </LinkButton>
            {run.cancelledAt === null && <SubmitButton look="danger">{t('cancel')}</SubmitButton>}
          </Form>
        )}
      </Panel>
      {runGroups
        .filter((group) => counts[group] > 0)
        .map((group) => (
          <section key={group} id={group} aria-label={t(`run_${group}`, { count: counts[group] })}>
            <ul className="divide-y divide-line rounded-md border border-line bg-white">
              {items
                .filter((item) => item.group === group)
                .map((item) => (
                  <ItemLine key={item.listingId} item={item} channel={channel} isLeftOpen={isLeftOpen} />
                ))}
            </ul>
          </section>
        ))}
    </>
  );
}

type ItemLineProps = { item: RunItem; channel: { code: string; name: string }; isLeftOpen: boolean };

function ItemLine({ item, channel, isLeftOpen }: ItemLineProps) {
  const t = useT(pushMessages);
  const language = useLanguage();
  const stands = item.now ?? item.state;
  const takenDown = item.group === 'deleted' || item.group === 'locked' ? item.group : null;
  const mayMend = stands === 'rejected' || stands === 'failed';
  return (
    <li className="space-y-2 p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <span className="font-bold wrap-anywhere">{item.title}</span>
        <span className="flex flex-wrap gap-2">
          {!(takenDown && item.now === null) && (
            <Pill tone={item.now === null ? tones[item.state] : 'neutral'}>
              {t(isLeftOpen ? stateLeft(item.state) : `item_${item.state}`)}
            </Pill>
          )}
          {takenDown && <Pill tone="red">{t(`item_${takenDown}`)}</Pill>}
          {item.now !== null && !takenDown && (
            <Pill tone={tones[item.now]}>
              {t(isLeftOpen ? 'leftAs' : 'nowIs', {
                state: t(isLeftOpen ? stateLeft(item.now) : `item_${item.now}`).toLocaleLowerCase(language),
              })}
            </Pill>
          )}
        </span>
      </div>
      {mayMend && <RefusalLines refusals={item.refusals} listingId={item.listingId} channel={channel} />}
      {item.url && (
        <a href={item.url} rel="noopener noreferrer" className="inline-flex min-h-12 items-center">
          {t('seeThere')}
        </a>
      )}
    </li>
  );
}

/** What is said of an item while its shop is not connected and nobody can ask the platform. */
function stateLeft(state: RunItem['state']): 'left_unknown' | 'left_in_review' | `item_${RunItem['state']}` {
  if (state === 'unknown') return 'left_unknown';
  return state === 'in_review' ? 'left_in_review' : `item_${state}`;
}

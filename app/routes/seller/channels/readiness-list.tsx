import { Link } from '@remix-run/react';
import { Pill } from '#app/components/pill.tsx';
import type {
  ChannelReadiness,
  ListingReadiness,
} from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { channelMessages, channelText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { editPath } from '#app/routes/seller/channels/edit-path.ts';

/** Where a listing's state for one channel stands on the page. */
export function readinessAnchor(listingId: string, channel: string): string {
  return `r-${listingId}-${channel}`;
}

/** The producer's products, each with its state for every channel beside it. */
export function ReadinessList({ listings }: { listings: readonly ListingReadiness[] }) {
  const t = useT(channelMessages);
  return (
    <ul className="divide-y divide-line">
      {listings.map((listing) => (
        <li key={listing.listingId} className="grid gap-x-8 gap-y-3 py-4 md:grid-cols-[14rem_minmax(0,1fr)]">
          <h3 className="flex flex-wrap content-start items-center gap-2 text-lg">
            {listing.title || t('untitled')}
            {!listing.isPublished && <Pill>{t('notPublished')}</Pill>}
          </h3>
          <ChannelStates listing={listing} />
        </li>
      ))}
    </ul>
  );
}

/** What is left to do stands out; channels that lack nothing, or do not take such goods, take a line. */
function ChannelStates({ listing: { listingId, channels } }: { listing: ListingReadiness }) {
  const tReady = useT(readinessMessages);
  const language = useLanguage();
  const closed = channels.filter(({ state }) => state === 'closed');
  const done = channels.filter(({ state, items }) => state === 'ready' && items.length === 0);
  const open = channels.filter((one) => !closed.includes(one) && !done.includes(one));
  return (
    <div className="space-y-3">
      <div className="grid gap-x-8 gap-y-3 empty:hidden sm:grid-cols-2">
        {open.map((channel) => (
          <div key={channel.code} id={readinessAnchor(listingId, channel.code)}>
            <h4 className="mb-1 text-base text-ink-soft">{channel.name}</h4>
            <ChannelState listingId={listingId} channel={channel} />
          </div>
        ))}
      </div>
      {done.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-4">
          <Pill tone="green">{tReady('readyFor')}</Pill>
          {done.map(({ code, name }) => (
            <Link
              key={code}
              id={readinessAnchor(listingId, code)}
              to={wordingPath(listingId, code)}
              className="inline-flex min-h-12 items-center"
            >
              {name}
            </Link>
          ))}
        </p>
      )}
      {closed.length > 0 && (
        <details>
          <summary className="min-h-12 cursor-pointer py-3 text-ink-soft">
            {tReady('closedFor', { count: closed.length })}
          </summary>
          <ul className="space-y-2 border-l-4 border-line pb-2 pl-3">
            {closed.map(({ code, name, items }) => (
              <li key={code} id={readinessAnchor(listingId, code)}>
                <strong>{name}.</strong>{' '}
                {items.map(({ fix, params }) => channelText(language, fix, params)).join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Where a listing's own words and price for a channel are written. */
function wordingPath(listingId: string, channel: string): string {
  return `/seller/listings/${listingId}/channels?channel=${channel}`;
}

/** How far it is from a channel that it lacks something for, and what to do, each with a link to the field. */
function ChannelState({ listingId, channel }: { listingId: string; channel: ChannelReadiness }) {
  const t = useT(channelMessages);
  const { state, score, items } = channel;
  const isReady = state === 'ready';
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Pill tone={isReady ? 'turmeric' : 'red'}>{t(isReady ? 'readyWithTips' : 'notReadyWord')}</Pill>
        <span className="text-sm text-ink-soft tabular-nums">{t('readyScore', { score })}</span>
      </p>
      <details>
        <summary className="min-h-12 cursor-pointer py-3 text-indigo-2 underline underline-offset-4">
          {t('thingsMissing', { count: items.length })}
        </summary>
        <ReadinessItems listingId={listingId} channelCode={channel.code} items={items} />
        <Link to={wordingPath(listingId, channel.code)} className="inline-flex min-h-12 items-center">
          {t('writeForChannel')}
          <span className="sr-only"> {channel.name}</span>
        </Link>
      </details>
    </div>
  );
}

function ReadinessItems({
  listingId,
  channelCode,
  items,
}: {
  listingId: string;
  channelCode: string;
  items: ChannelReadiness['items'];
}) {
  const t = useT(channelMessages);
  const language = useLanguage();
  return (
    <ul className="space-y-3 border-l-4 border-line pb-2 pl-3">
      {items.map(({ ruleId, fieldPath, fix, params, severity, variantName, confirmed, liftedBy }) => {
        const path = editPath({ listingId, fieldPath, channelCode, liftedBy });
        return (
          <li key={`${ruleId} ${fieldPath}`}>
            <p>
              <strong className={severity === 'blocking' ? 'text-red-deep' : 'text-turmeric-text'}>
                {t(severity === 'blocking' ? 'mustFix' : 'shouldFix')}:
              </strong>{' '}
              {variantName && <span className="font-bold">{variantName}. </span>}
              {channelText(language, fix, params)}
              {!confirmed && <span className="text-ink-soft"> {t('unconfirmed')}</span>}
            </p>
            {path && (
              <Link to={path} className="inline-flex min-h-12 items-center font-bold">
                {t('mend')}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { Link } from '@remix-run/react';
import { Pill } from '#app/components/pill.tsx';
import type {
  ChannelReadiness,
  ListingReadiness,
} from '#app/domain/channels/readiness/list-own-readiness.server.ts';
import { channelMessages, channelNameText, channelText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { readinessMessages } from '#app/i18n/readiness.ts';
import { editPath } from '#app/routes/seller/channels/edit-path.ts';
import { GivenNote } from '#app/routes/seller/channels/given-note.tsx';
import { PushGapLines } from '#app/routes/seller/channels/push-gap.tsx';
import { readinessAnchor } from '#app/routes/seller/channels/readiness-anchor.ts';
import { ReadinessTasks } from '#app/routes/seller/channels/readiness-tasks.tsx';
import { RefusalLines } from '#app/routes/seller/channels/refusal-lines.tsx';

/** The producer's products, each with its state for every channel beside it. */
export function ReadinessList({ listings }: { listings: readonly ListingReadiness[] }) {
  const t = useT(channelMessages);
  const tReady = useT(readinessMessages);
  return (
    <ul className="divide-y divide-line">
      {listings.map((listing) => (
        <li
          key={listing.listingId}
          className="grid grid-cols-1 gap-x-8 gap-y-3 py-4 md:grid-cols-[14rem_minmax(0,1fr)]"
        >
          <h3 className="flex flex-wrap content-start items-center gap-2 text-lg wrap-anywhere">
            {listing.title || t('untitled')}
            {!listing.isPublished && <Pill>{t('notPublished')}</Pill>}
          </h3>
          <div>
            {listing.returnedWith !== null && (
              <p className="mb-2 rounded-md border-l-4 border-red bg-red-tint p-3 wrap-anywhere">
                <strong>{tReady('returned')}</strong> {listing.returnedWith}{' '}
                <Link
                  to={`/seller/listings/${listing.listingId}`}
                  className="inline-flex min-h-12 items-center font-bold"
                >
                  {t('mend')}
                  <span className="sr-only"> {listing.title}</span>
                </Link>
              </p>
            )}
            <ChannelStates listing={listing} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/**
 * What keeps it out, or out of the shop that is connected, stands open, by what there is to do; a line for each channel,
 * what is only advised and what is not for it are folded.
 */
function ChannelStates({
  listing: { listingId, channels, isPublished, returnedWith },
}: {
  listing: ListingReadiness;
}) {
  const tReady = useT(readinessMessages);
  const language = useLanguage();
  const closed = channels.filter(({ state }) => state === 'closed');
  const opened = channels.filter(isWaiting);
  const refused = channels.filter(({ refusals }) => refusals.length > 0);
  const kept = channels.filter(
    (one) => !refused.includes(one) && ((one.state === 'fixable' && !isWaiting(one)) || one.pushGap !== null),
  );
  const ready = channels.filter(
    (one) => one.state === 'ready' && !kept.includes(one) && !refused.includes(one),
  );
  const advised = [...ready, ...opened].filter(({ items }) => items.length > 0);
  // What staff have not let through, or have sent back, goes nowhere yet, whatever its channels find.
  const goesNow = isPublished && returnedWith === null;
  const done = ready.filter(({ items }) => items.length === 0);
  return (
    <div>
      <GivenNote listingId={listingId} channels={channels} opened={opened} />
      {refused.map((channel) => (
        <RefusedThere key={channel.code} listingId={listingId} channel={channel} />
      ))}
      {kept.length > 1 && <ReadinessTasks listingId={listingId} channels={kept} />}
      {kept.length > 1 ? (
        <details>
          <summary className="min-h-12 cursor-pointer py-3 font-bold text-indigo-2">
            {tReady('eachChannel', { count: kept.length })}
          </summary>
          <ChannelStateGrid listingId={listingId} channels={kept} />
        </details>
      ) : (
        <ChannelStateGrid listingId={listingId} channels={kept} />
      )}
      {advised.length > 0 && (
        <details open={kept.length === 0 && advised.length === 1}>
          <summary className="min-h-12 cursor-pointer py-3 font-bold text-turmeric-text">
            {tReady(goesNow ? 'advisedFor' : 'advisedLater', { count: advised.length })}
          </summary>
          <ChannelStateGrid listingId={listingId} channels={advised} />
        </details>
      )}
      {done.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-4">
          <Pill tone={goesNow ? 'green' : 'neutral'}>{tReady(goesNow ? 'readyFor' : 'readyLater')}</Pill>
          {done.map(({ code, name }) => (
            <Link
              key={code}
              id={readinessAnchor(listingId, code)}
              to={wordingPath(listingId, code)}
              className="inline-flex min-h-12 items-center"
            >
              {channelNameText(language, { code, name })}
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
                <strong>{channelNameText(language, { code, name })}.</strong>{' '}
                {items.map(({ fix, params }) => channelText(language, fix, params)).join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Lacks nothing besides what a reviewer has. */
export function isWaiting({ state, blocking, given }: ChannelReadiness): boolean {
  return state === 'fixable' && blocking === 0 && given.length > 0;
}

function ChannelStateGrid({
  listingId,
  channels,
}: {
  listingId: string;
  channels: readonly ChannelReadiness[];
}) {
  if (channels.length === 0) return null;
  return (
    <div className="grid gap-x-10 border-l-4 border-line pl-3 lg:grid-cols-2">
      {channels.map((channel) => (
        <ChannelState key={channel.code} listingId={listingId} channel={channel} />
      ))}
    </div>
  );
}

/** What the platform has refused as it still is: not that it can go there, but why it did not. */
function RefusedThere({ listingId, channel }: { listingId: string; channel: ChannelReadiness }) {
  const tPush = useT(pushMessages);
  const language = useLanguage();
  const { code, pushGap, refusals } = channel;
  const name = channelNameText(language, channel);
  return (
    <div id={readinessAnchor(listingId, code)} className="scroll-mt-16 space-y-2 pb-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong>{name}</strong>
        <Pill tone="red">{tPush('chooseRefused')}</Pill>
        <span className="text-sm text-ink-soft">{tPush('unchangedSince')}</span>
      </p>
      <RefusalLines refusals={refusals} listingId={listingId} channel={{ code, name }} />
      {pushGap && <PushGapLines gap={pushGap} listingId={listingId} channel={{ code, name }} />}
    </div>
  );
}

/** Where a listing's own words and price for a channel are written. */
function wordingPath(listingId: string, channel: string): string {
  return `/seller/listings/${listingId}/channels?channel=${channel}`;
}

/** A channel in a line with how far it is; opened, what to do, each with a link to the field. */
function ChannelState({ listingId, channel }: { listingId: string; channel: ChannelReadiness }) {
  const t = useT(channelMessages);
  const language = useLanguage();
  const tPush = useT(pushMessages);
  const { code, score, blocking, pushGap } = channel;
  // Of the category it is said above the others what it means for the shop that is connected.
  const items = channel.items.filter(
    ({ fieldPath }) => pushGap?.why !== 'category' || fieldPath !== 'category',
  );
  const name = channelNameText(language, channel);
  return (
    <details className="border-b border-line">
      <summary className="flex min-h-12 cursor-pointer list-none flex-wrap items-center justify-between gap-x-4 py-2">
        <span className="font-bold text-ink-soft">{name}</span>
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-sm text-ink-soft tabular-nums">{t('readyScore', { score })}</span>
          <span
            className={`underline underline-offset-4 ${blocking > 0 ? 'font-bold text-red-deep' : 'text-indigo-2'}`}
          >
            {pushGap
              ? tPush(pushGap.why === 'paper' ? 'heldForPaper' : 'fileOnly')
              : t(blocking > 0 ? 'thingsMissing' : 'thingsAdvised', { count: blocking || items.length })}
          </span>
        </span>
      </summary>
      {/* A link to what stands in a fold opens it; a link to the fold itself would not. */}
      <div id={readinessAnchor(listingId, code)} className="scroll-mt-16">
        {pushGap && <PushGapLines gap={pushGap} listingId={listingId} channel={{ code, name }} />}
        <ReadinessItems listingId={listingId} channelCode={code} items={items} />
        <Link to={wordingPath(listingId, code)} className="inline-flex min-h-12 items-center">
          {t('writeForChannel')}
          <span className="sr-only"> {name}</span>
        </Link>
      </div>
    </details>
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

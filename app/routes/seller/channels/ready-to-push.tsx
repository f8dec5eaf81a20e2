import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import type { Pushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { RefusalLines } from '#app/routes/seller/channels/refusal-lines.tsx';

type ReadyToPushProps = {
  channel: { code: string; name: string };
  listings: readonly Pushable[];
  keepsHidden: boolean;
  /** What was chosen when the form came back, or by the link that led here; null where nothing was. */
  kept: ChosenToPush | null;
};

/** What the form sends: ids of listings and what is to become of them. */
export type ChosenToPush = { listings: string[]; how: string; there: string };

/**
 * What may go into the shop, to be ticked: what never went is ticked from the start; of what the platform has turned down,
 * what was changed since. What stands in another shop or on the channel by a link is not, and is told apart.
 */
export function ReadyToPush({ channel, listings, keepsHidden, kept }: ReadyToPushProps) {
  const t = useT(pushMessages);
  const name = { channel: channel.name };
  const of = (group: Group) => listings.filter((one) => groupOf(one) === group);
  const fresh = of('fresh');
  const refused = of('refused');
  const isSomeDeleted = refused.some(isDeleted);
  const elsewhere = of('elsewhere');
  const present = of('present');
  return (
    <Form method="post" id="listings" className="space-y-4">
      {fresh.length > 0 && (
        <Panel title={t('chooseReady')}>
          <Choices listings={fresh} channel={channel} kept={kept} />
        </Panel>
      )}
      {refused.length > 0 && (
        <Panel title={t('chooseRefused')} id="refused">
          {!refused.every(isDeleted) && (
            <p className="measure mb-2 text-ink-soft">{t('chooseRefusedText')}</p>
          )}
          {isSomeDeleted && <p className="measure mb-2 text-ink-soft">{t('chooseDeletedText')}</p>}
          <ul className="divide-y divide-line">
            {refused.map((one) => (
              <RefusedChoice key={one.id} listing={one} channel={channel} kept={kept} />
            ))}
          </ul>
        </Panel>
      )}
      {elsewhere.length > 0 && (
        <Panel title={t('chooseElsewhere')}>
          <p className="measure mb-2 text-ink-soft">{t('chooseElsewhereText', name)}</p>
          <Choices listings={elsewhere} channel={channel} kept={kept} />
        </Panel>
      )}
      {present.length > 0 && (
        <Panel title={t('choosePresent', name)}>
          <p className="measure mb-2 text-ink-soft">{t('choosePresentText', name)}</p>
          <Choices listings={present} channel={channel} kept={kept} />
          <div className="mt-4">
            <RadioCards
              name="there"
              legend={t('thereTitle')}
              defaultValue={kept?.there || 'link'}
              columns={2}
              cards={[
                { value: 'link', label: t('thereLink'), hint: t('thereLinkHint') },
                { value: 'anew', label: t('thereAnew') },
              ]}
            />
          </div>
        </Panel>
      )}
      {keepsHidden ? (
        <RadioCards
          name="how"
          legend={t('howTitle')}
          defaultValue={kept?.how || 'hidden'}
          columns={2}
          cards={[
            { value: 'hidden', label: t('howHidden'), hint: t('howHiddenHint') },
            { value: 'live', label: t('howLive') },
          ]}
        />
      ) : (
        <p className="measure">{t('howAtOnce', name)}</p>
      )}
      <SubmitButton busyLabel={t('starting')} className="w-full sm:w-auto">
        {t('start', name)}
      </SubmitButton>
    </Form>
  );
}

function Choices({ listings, channel, kept }: Pick<ReadyToPushProps, 'listings' | 'channel' | 'kept'>) {
  const t = useT(pushMessages);
  const hintOf = ({ state, presence, elsewhere }: Pushable) => {
    if (elsewhere) {
      return t('standsElsewhere', { shop: elsewhere.shop, state: t(`item_${elsewhere.state}`) });
    }
    if (presence) {
      return presence.url
        ? t(presence.isSeen ? 'presentAt' : 'presentClaimed', { url: presence.url })
        : t('presentSomewhere', { channel: channel.name });
    }
    return state && t('alreadyThere', { state: t(`item_${state}`) });
  };
  return (
    <ul className="divide-y divide-line">
      {listings.map((one) => (
        <li key={one.id}>
          <Checkbox
            name="listings"
            value={one.id}
            label={one.title}
            defaultChecked={
              kept ? kept.listings.includes(one.id) : groupOf(one) === 'fresh' && startsTicked(one.state)
            }
            hint={hintOf(one) && <span className="wrap-anywhere">{hintOf(one)}</span>}
          />
          <SeenAs listing={one} />
        </li>
      ))}
    </ul>
  );
}

/** How the page shows a product, so that what has changed when the form arrives can be told. */
function SeenAs({ listing }: { listing: Pushable }) {
  const { id, seen, presence, elsewhere } = listing;
  return (
    <>
      <input type="hidden" name={`seen.${id}`} value={seen} />
      {(presence !== null || elsewhere !== null) && <input type="hidden" name="standing" value={id} />}
    </>
  );
}

function RefusedChoice({
  listing,
  channel,
  kept,
}: { listing: Pushable } & Pick<ReadyToPushProps, 'channel' | 'kept'>) {
  const t = useT(pushMessages);
  const { id, title, turnedDown } = listing;
  if (!turnedDown) return null;
  return (
    <li className="py-3">
      <Checkbox
        name="listings"
        value={id}
        label={title}
        defaultChecked={kept ? kept.listings.includes(id) : turnedDown.hasChanged}
        hint={isDeleted(listing) ? null : t(turnedDown.hasChanged ? 'changedSince' : 'unchangedSince')}
      />
      <SeenAs listing={listing} />
      <RefusalLines
        refusals={turnedDown.refusals.map((one) => ({ ...one, next: null }))}
        listingId={id}
        channel={channel}
      />
    </li>
  );
}

/** It was there and is not any more: nobody turned it down, so it may go as it is. */
const isDeleted = ({ turnedDown }: Pushable) =>
  turnedDown?.refusals.some(({ words }) => words === 'removed') ?? false;

type Group = 'fresh' | 'refused' | 'elsewhere' | 'present';

/** The strongest reason against going there unasked. */
function groupOf({ turnedDown, elsewhere, presence }: Pushable): Group {
  if (turnedDown) return 'refused';
  if (elsewhere) return 'elsewhere';
  return presence ? 'present' : 'fresh';
}

function startsTicked(state: Pushable['state']): boolean {
  return state === null || state === 'rejected' || state === 'failed';
}

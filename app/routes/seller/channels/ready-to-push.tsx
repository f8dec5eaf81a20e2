import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import type { Pushable } from '#app/domain/channels/push/list-pushable.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';

type ReadyToPushProps = {
  channel: { code: string; name: string };
  listings: readonly Pushable[];
  keepsHidden: boolean;
};

/**
 * What may go into the shop, to be ticked: what never went is ticked from the start; what stands on the channel by a link
 * is not, and is asked about.
 */
export function ReadyToPush({ channel, listings, keepsHidden }: ReadyToPushProps) {
  const t = useT(pushMessages);
  const name = { channel: channel.name };
  const fresh = listings.filter(({ presence }) => presence === null);
  const present = listings.filter(({ presence }) => presence !== null);
  return (
    <Form method="post" className="space-y-4">
      {fresh.length > 0 && (
        <Panel title={t('chooseReady')} id="listings">
          <Choices listings={fresh} channel={channel} />
        </Panel>
      )}
      {present.length > 0 && (
        <Panel title={t('choosePresent', name)} id={fresh.length === 0 ? 'listings' : undefined}>
          <p className="measure mb-2 text-ink-soft">{t('choosePresentText', name)}</p>
          <Choices listings={present} channel={channel} />
          <div className="mt-4">
            <RadioCards
              name="there"
              legend={t('thereTitle')}
              defaultValue="link"
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
          defaultValue="hidden"
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

function Choices({ listings, channel }: Pick<ReadyToPushProps, 'listings' | 'channel'>) {
  const t = useT(pushMessages);
  const hintOf = ({ state, presence }: Pushable) => {
    if (presence) {
      return presence.url
        ? t('presentAt', { url: presence.url })
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
            defaultChecked={one.presence === null && startsTicked(one.state)}
            hint={hintOf(one) && <span className="wrap-anywhere">{hintOf(one)}</span>}
          />
        </li>
      ))}
    </ul>
  );
}

function startsTicked(state: Pushable['state']): boolean {
  return state === null || state === 'rejected' || state === 'failed';
}

import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { ListingRefusals } from '#app/domain/channels/push/read-refusals.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { wordingMessages } from '#app/i18n/wording.ts';
import { RefusalLines } from '#app/routes/seller/channels/refusal-lines.tsx';

type StandsThereProps = {
  listingId: string;
  channel: { code: string; name: string };
  refused: ListingRefusals | undefined;
  /** It stands there, and what it says here now may not leave. */
  isHeldBack: boolean;
};

/** How a listing stands with a channel: what was turned down, what is on its way again, what is held back. */
export function StandsThere({ listingId, channel, refused, isHeldBack }: StandsThereProps) {
  const t = useT(wordingMessages);
  const tPush = useT(pushMessages);
  const name = { channel: channel.name };
  return (
    <>
      {isHeldBack && <Note tone="warning">{tPush('stillOld', name)}</Note>}
      {refused?.isResending && <Note>{tPush('resending', name)}</Note>}
      {refused && refused.refusals.length > 0 && (
        <Panel title={t('refusedTitle', name)}>
          <RefusalLines refusals={refused.refusals} listingId={listingId} channel={channel} />
        </Panel>
      )}
    </>
  );
}

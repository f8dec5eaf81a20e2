import { Link } from '@remix-run/react';
import type { HeldGap, PushGap } from '#app/domain/channels/push/read-push-listings.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { paperKindKey, paperMessages } from '#app/i18n/papers.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { editPath } from '#app/routes/seller/channels/edit-path.ts';
import { readinessAnchor } from '#app/routes/seller/channels/readiness-anchor.ts';

type PushGapProps = {
  gap: PushGap | HeldGap | { why: 'waiting' };
  listingId: string;
  channel: { code: string; name: string };
};

/** Why a product may not be pushed, and the way to where that is mended. */
export function PushGapLines({ gap, listingId, channel }: PushGapProps) {
  const t = useT(pushMessages);
  const paper = useT(paperMessages);
  const name = { channel: channel.name };
  if (gap.why === 'waiting') return <p>{t('gap_waiting')}</p>;
  if (gap.why === 'paper') {
    const names = gap.papers.map((kind) => paper(paperKindKey(kind)));
    const place = { listingId, channelCode: channel.code, fieldPath: 'papers', liftedBy: gap.papers };
    return (
      <>
        <p>{t('gap_paper', { ...name, names: names.join(', ') })}</p>
        <Link
          to={editPath(place) ?? '/seller/papers'}
          className="inline-flex min-h-12 items-center font-bold"
        >
          {t('givePaper')}
        </Link>
      </>
    );
  }
  const to =
    gap.why === 'rules'
      ? `/seller/channels?channel=${channel.code}#${readinessAnchor(listingId, channel.code)}`
      : (editPath({ listingId, channelCode: channel.code, fieldPath: gap.why }) ?? '/seller/channels');
  return (
    <>
      <p>
        {gap.why === 'attributes'
          ? t('gap_attributes', { ...name, names: gap.names.join(', ') })
          : t(`gap_${gap.why}`, name)}
      </p>
      <Link to={to} className="inline-flex min-h-12 items-center font-bold">
        {t(gap.why === 'rules' ? 'seeMissing' : 'repair')}
      </Link>
    </>
  );
}

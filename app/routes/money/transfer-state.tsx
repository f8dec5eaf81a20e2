import { Pill } from '#app/components/pill.tsx';
import type { ListedTransfer } from '#app/domain/payments/bank-transfers/list-transfers.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { resolutionKey, transferMessages } from '#app/i18n/transfers.ts';

/** What a transfer waits for, or has become. */
export function TransferState({
  transfer: { trouble, resolution },
}: {
  transfer: Pick<ListedTransfer, 'trouble' | 'resolution'>;
}) {
  const t = useT(transferMessages);
  if (resolution !== null) return <Pill tone="neutral">{t(resolutionKey(resolution))}</Pill>;
  if (trouble !== null) return <Pill tone="turmeric">{t(`trouble_${trouble}`)}</Pill>;
  return <Pill tone="green">{t('settled')}</Pill>;
}

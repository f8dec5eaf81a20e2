import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { ChannelPill } from '#app/routes/department/channel-pill.tsx';

/** What the two looks of a product's marketplaces mean. */
export function ChannelKey() {
  const t = useT(departmentMessages);
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      {([true, false] as const).map((liveVerified) => (
        <li key={String(liveVerified)}>
          <ChannelPill liveVerified={liveVerified} isKey>
            {t('col_channels')}
          </ChannelPill>{' '}
          {t(liveVerified ? 'keyChannelLive' : 'keyChannelOther')}
        </li>
      ))}
    </ul>
  );
}

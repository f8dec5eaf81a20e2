import { Pill } from '#app/components/pill.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

/** What the colours of a product's marketplaces mean. */
export function ChannelKey() {
  const t = useT(departmentMessages);
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span>
        <Pill tone="green">{t('col_channels')}</Pill> {t('keyChannelLive')}
      </span>
      <span>
        <Pill>{t('col_channels')}</Pill> {t('keyChannelOther')}
      </span>
    </p>
  );
}

import { Tabs } from '#app/components/tabs.tsx';
import { feeMessages } from '#app/i18n/fees.ts';
import { useT } from '#app/i18n/messages.ts';

/** What platforms take, and what carriers ask. */
export function FeeTabs() {
  const t = useT(feeMessages);
  return (
    <Tabs
      label={t('navDesk')}
      tabs={[
        { to: '/department/fees', label: t('tabPlatforms'), end: true },
        { to: '/department/fees/carriers', label: t('tabCarriers') },
      ]}
    />
  );
}

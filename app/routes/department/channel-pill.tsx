import { Icon } from '#app/components/icon.tsx';
import { Pill } from '#app/components/pill.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

type ChannelPillProps = {
  liveVerified: boolean;
  children: string /** The words that follow say it already. */;
  isKey?: boolean;
};

/** A marketplace that a product is on: ticked where it is seen selling, in a dashed edge where it is not. */
export function ChannelPill({ liveVerified, children, isKey }: ChannelPillProps) {
  const t = useT(departmentMessages);
  return (
    <Pill tone={liveVerified ? 'green' : 'open'}>
      {liveVerified && <Icon name="check" className="mr-1 inline-block size-4 align-[-0.15em]" />}
      {children}
      {!isKey && <span className="sr-only"> ({t(liveVerified ? 'keyChannelLive' : 'keyChannelOther')})</span>}
    </Pill>
  );
}

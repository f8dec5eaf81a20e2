import { Note } from '#app/components/note.tsx';
import { channelMessages } from '#app/i18n/channels.ts';
import { useT } from '#app/i18n/messages.ts';

/** Says that addresses in the files do not work for others yet; nothing when they do. */
export function NotPublicNote({ privateUrl }: { privateUrl: string | null }) {
  const t = useT(channelMessages);
  if (privateUrl === null) return null;
  return (
    <Note tone="warning" title={t('notPublicTitle')}>
      <p>{t('notPublicText')}</p>
    </Note>
  );
}

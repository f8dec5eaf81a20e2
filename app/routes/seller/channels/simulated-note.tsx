import { Note } from '#app/components/note.tsx';
import { useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';

/** Says that what happens here happens on this machine only. */
export function SimulatedNote({ channel }: { channel: string }) {
  const t = useT(pushMessages);
  return (
    <Note tone="warning">
      <p>{t('simulatedNote', { channel })}</p>
    </Note>
  );
}

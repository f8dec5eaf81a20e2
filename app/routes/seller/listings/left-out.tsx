import { useT } from '#app/i18n/messages.ts';
import { wordingMessages } from '#app/i18n/wording.ts';

/** What the channel's rules took out of the market's texts, word for word. */
export function LeftOut({
  channelName,
  leftOut: { title, description },
}: {
  channelName: string;
  leftOut: { title: readonly string[]; description: readonly string[] };
}) {
  const t = useT(wordingMessages);
  if (title.length === 0 && description.length === 0) return null;
  const quoted = (pieces: readonly string[]) => pieces.map((piece) => `“${piece}”`).join(', ');
  return (
    <div className="mt-4 rounded-md border-l-4 border-turmeric bg-turmeric-tint p-3">
      <h3 className="font-bold">{t('leftOutTitle', { channel: channelName })}</h3>
      <ul className="list-disc pl-5 wrap-anywhere">
        {title.length > 0 && <li>{t('leftOutOfTitle', { pieces: quoted(title) })}</li>}
        {description.length > 0 && <li>{t('leftOutOfDescription', { pieces: quoted(description) })}</li>}
      </ul>
      <p className="text-sm text-ink-soft">{t('leftOutWhy')}</p>
    </div>
  );
}

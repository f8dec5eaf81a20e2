import type { ReadinessItem } from '#app/domain/channels/readiness/readiness.ts';
import { channelText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { wordingMessages } from '#app/i18n/wording.ts';

/** What keeps a product off the channel, or what is only advised: each under its own heading; nothing where there is none. */
export function LeftToDo({
  kind,
  channelName,
  items,
}: {
  kind: ReadinessItem['severity'];
  channelName: string;
  items: ReadonlyArray<Pick<ReadinessItem, 'ruleId' | 'fieldPath' | 'fix' | 'params' | 'severity'>>;
}) {
  const t = useT(wordingMessages);
  const language = useLanguage();
  const ofKind = items.filter(({ severity }) => severity === kind);
  if (ofKind.length === 0) return null;
  return (
    <>
      <h3 className={`mt-4 font-bold ${kind === 'blocking' ? 'text-red-deep' : 'text-turmeric-text'}`}>
        {t(`previewLeft_${kind}`, { channel: channelName })}
      </h3>
      <ul className="list-disc space-y-1 pl-5">
        {ofKind.map(({ ruleId, fieldPath, fix, params }) => (
          <li key={`${ruleId}${fieldPath}`}>{channelText(language, fix, params)}</li>
        ))}
      </ul>
    </>
  );
}

import { Note } from '#app/components/note.tsx';
import type { ListingRefusals } from '#app/domain/channels/push/read-refusals.server.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { refusalSentence } from '#app/i18n/refusals.ts';
import { editPath } from '#app/routes/seller/channels/edit-path.ts';
import { RefusalLines } from '#app/routes/seller/channels/refusal-lines.tsx';

type Refused = readonly ListingRefusals[];

/** Above a step: what was turned down in it and has no field of its own, and what is on its way again. */
export function RefusedThere({
  listingId,
  refused,
  step,
}: {
  listingId: string;
  refused: Refused;
  step: string;
}) {
  const t = useT(pushMessages);
  return refused.map(({ channel, refusals, isResending }) => {
    const mended = refusals.find((one) => one.mended)?.mended;
    const here = refusals.filter((refusal) => {
      if (refusal.mended || !fieldless.includes(step)) return false;
      return namedFields(refusal).some((fieldPath) =>
        editPath({ listingId, fieldPath, channelCode: channel.code })?.startsWith(
          `/seller/listings/${listingId}/${step}#`,
        ),
      );
    });
    return (
      <div key={channel.code} className="space-y-3 empty:hidden">
        {(isResending || mended) && (
          <Note>
            <p>{t(isResending ? 'resending' : `mended_${mended ?? 'sending'}`, { channel: channel.name })}</p>
          </Note>
        )}
        {here.length > 0 && (
          <Note tone="error" title={`${channel.name}: ${t('refusedStep')}`}>
            <RefusalLines refusals={here} listingId={listingId} channel={channel} />
          </Note>
        )}
      </div>
    );
  });
}

/** What a refusal is about; nothing where it does not say, for a guess stands at no field. */
export function namedFields({ field, alsoAt = [] }: Refused[number]['refusals'][number]): string[] {
  return field === null ? [] : [field, ...alsoAt];
}

/** Steps whose fields are not named one by one. */
const fieldless: readonly string[] = ['photos', 'label'];

/** What platforms have against one field of the form, each a sentence to stand at it. */
export function refusalsAt(language: Language, refused: Refused, name: string): string[] {
  const t = translate(pushMessages, language);
  return refused.flatMap(({ channel, refusals }) =>
    refusals
      .filter((refusal) => {
        if (refusal.mended) return false;
        return namedFields(refusal).some((fieldPath) => {
          const path = editPath({ listingId: '', fieldPath, channelCode: channel.code });
          return path?.endsWith(`#${name}`) && !path.includes('?');
        });
      })
      .map(({ words, platformWords }) => {
        const why = [refusalSentence(language, words), platformWords && `“${platformWords}”`];
        return t('refusedHere', { channel: channel.name, why: why.filter(Boolean).join(' ') });
      }),
  );
}

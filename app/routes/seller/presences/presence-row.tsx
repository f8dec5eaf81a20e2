import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import { Reason } from '#app/components/reason.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { OwnPresence } from '#app/domain/register/list-own-presences.server.ts';
import { isShortLink } from '#app/domain/register/parse/short-link.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';

const tones: Readonly<Record<OwnPresence['state'], PillTone>> = {
  claimed: 'neutral',
  live: 'green',
  out_of_stock: 'turmeric',
  rejected: 'red',
  dead_link: 'red',
  expired: 'turmeric',
  suspended: 'red',
  removed: 'red',
};

/** A new address that was not taken, as typed. */
export type RefusedMove = {
  typed: string;
  errors: FieldErrors;
  /** Another product has that page: it may sell both. */
  isOfOther: boolean;
};

/** One product on one platform: how it stands there, and whether it is still on sale, answered at one press. */
export function PresenceRow({
  presence,
  refused = null,
}: {
  presence: OwnPresence;
  refused?: RefusedMove | null;
}) {
  const t = useT(presenceMessages);
  const language = useLanguage();
  const { id, url, state, closed, verifiedAt, answer } = presence;
  const ids = `presence-${id}`;
  return (
    <li id={ids} className="scroll-mt-4 space-y-2 py-4">
      <h3 className="text-lg leading-snug wrap-anywhere">
        <span lang="vi">{presence.product}</span> · {presence.channelName}
      </h3>
      <p className="flex flex-wrap gap-1.5">
        <Pill tone={tones[state]}>{t(`state_${state}`)}</Pill>
      </p>
      {url !== null && isShortLink(url) && (
        <p className="measure">{t('linkShort', { channel: presence.channelName })}</p>
      )}
      {presence.isExpired && (
        <p>
          <Reason>{t('expiredCheck')}</Reason>
        </p>
      )}
      {closed && (
        <p className="text-sm">
          {closed.sources > 1
            ? t('channelClosed', { date: formatDate(language, closed.on) })
            : t('channelClosedReported', { year: closed.on.slice(0, 4) })}
        </p>
      )}
      <p className="text-sm text-ink-soft">
        {verifiedAt === null
          ? t('neverVerified')
          : t('verifiedOn', { date: formatDate(language, verifiedAt) })}
      </p>
      {answer && (
        <p className="text-sm">{t(`answered_${answer.answer}`, { date: formatDate(language, answer.at) })}</p>
      )}
      {url && (
        <a
          href={url}
          rel="noreferrer nofollow"
          target="_blank"
          className="inline-flex min-h-12 max-w-full items-center gap-1.5 break-all"
        >
          {url}
          <Icon name="external" className="size-4" />
        </a>
      )}
      {!closed && <StillOnSale presence={presence} refused={refused} />}
    </li>
  );
}

/** The question with its three answers; the third one opens a field for the new address. */
function StillOnSale({ presence, refused }: { presence: OwnPresence; refused: RefusedMove | null }) {
  const t = useT(presenceMessages);
  const ids = `presence-${presence.id}`;
  const hidden = (
    <>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="presenceId" value={presence.id} />
    </>
  );
  return (
    <section
      aria-labelledby={`${ids}-asks`}
      className={`space-y-2 rounded-md p-3 ${presence.asks ? 'bg-turmeric-tint' : 'bg-paper-2'}`}
    >
      <p id={`${ids}-asks`} className="font-bold">
        {t('stillOnSale')}
      </p>
      <Form method="post" className="flex flex-wrap gap-2">
        {hidden}
        <SubmitButton name="answer" value="still" look="secondary" className="grow sm:grow-0">
          {t('answerStill')}
        </SubmitButton>
        <SubmitButton name="answer" value="gone" look="secondary" className="grow sm:grow-0">
          {t('answerGone')}
        </SubmitButton>
      </Form>
      <details open={refused !== null || undefined} className="group">
        <summary className="flex min-h-12 cursor-pointer list-none items-center gap-1.5 font-bold text-indigo-2 [&::-webkit-details-marker]:hidden">
          {t('answerMoved')}
          <Icon name="down" className="size-4 group-open:rotate-180" />
        </summary>
        <Form method="post" noValidate className="space-y-3 pt-1">
          {hidden}
          <TextField
            id={`moved-${presence.id}`}
            name="movedTo"
            inputMode="url"
            autoCapitalize="none"
            label={t('movedTo')}
            hint={t('movedToHint')}
            defaultValue={refused?.typed ?? ''}
            errors={refused?.errors}
          />
          {refused?.isOfOther && (
            <Checkbox
              id={`both-${presence.id}`}
              name="isForBoth"
              value="yes"
              label={t('linkForBoth')}
              hint={t('linkForBothHint')}
            />
          )}
          <SubmitButton name="answer" value="moved" className="w-full sm:w-auto">
            {t('answerMovedSubmit')}
          </SubmitButton>
        </Form>
      </details>
    </section>
  );
}

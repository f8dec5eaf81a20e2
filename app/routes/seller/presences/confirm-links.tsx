import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import type { FieldErrors } from '#app/components/field.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import type { MatchedLink, MatchedLinks } from '#app/domain/register/match-links.server.ts';
import { useT } from '#app/i18n/messages.ts';
import { presenceMessages } from '#app/i18n/presences.ts';

type Entry = { id: string; name: string };

/** What was read from the pasted links: for each its platform, and the product to confirm. */
export function ConfirmLinks({
  matched,
  entries,
  errors,
}: {
  matched: MatchedLinks;
  entries: readonly Entry[];
  /** Of links by their place: "link-0". */
  errors?: Readonly<Record<string, FieldErrors>> | null;
}) {
  const t = useT(presenceMessages);
  const { links, unreadable, joined, ignored } = matched;
  return (
    <Panel title={t('confirmTitle', { count: links.length })}>
      <p className="measure mb-3">{t('confirmLead')}</p>
      <Form method="post" noValidate className="space-y-4">
        <ul className="divide-y divide-line">
          {links.map((link, at) => (
            <li key={link.url} className="space-y-2 py-4">
              <h3 className="flex flex-wrap items-center gap-2 text-lg">
                {link.channel?.name ?? t('linkNumber', { number: at + 1 })}
                {link.isKnown && <Pill tone="green">{t('linkKnown')}</Pill>}
              </h3>
              <p className="text-sm break-all">{link.url}</p>
              <input type="hidden" name="url" value={link.url} />
              <LinkProduct link={link} at={at} entries={entries} />
              <ForBoth link={link} at={at} errors={errors?.[`link-${at}`]} />
            </li>
          ))}
        </ul>
        {unreadable.map((piece) => (
          <p key={piece} className="break-all text-red-deep">
            {t('linkUnreadable', { piece })}
          </p>
        ))}
        {joined.map((piece) => (
          <p key={piece} className="break-all text-red-deep">
            {t('linksJoined', { piece })}
          </p>
        ))}
        {ignored.map((line) => (
          <p key={line} className="text-red-deep wrap-anywhere">
            {t('lineIgnored', { line })}
          </p>
        ))}
        <SubmitButton name="intent" value="claim" busyLabel={t('claimingLinks')} className="w-full sm:w-auto">
          {t('claimLinks')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Which other products have the page already, and whether it sells them all. */
function ForBoth({ link, at, errors }: { link: MatchedLink; at: number; errors: FieldErrors | undefined }) {
  const t = useT(presenceMessages);
  const others = link.holders.filter(({ entryId }) => entryId !== link.entryId);
  if ((others.length === 0 && !errors) || link.isKnown) return null;
  return (
    <div>
      {others.length > 0 && (
        <p>
          {t('linkHeld', { names: others.map(({ name, producer }) => `“${name}” (${producer})`).join('; ') })}
        </p>
      )}
      <Checkbox
        name={`both-${at}`}
        id={`link-${at}`}
        value="yes"
        label={t('linkForBoth')}
        hint={t('linkForBothHint')}
        defaultChecked={link.isForBoth}
        {...(errors && { errors })}
      />
    </div>
  );
}

function LinkProduct({ link, at, entries }: { link: MatchedLink; at: number; entries: readonly Entry[] }) {
  const t = useT(presenceMessages);
  if (!link.channel) return <p className="text-red-deep">{t('linkNowhere')}</p>;
  if (link.isClosed)
    return <p className="text-red-deep">{t('linkClosed', { channel: link.channel.name })}</p>;
  if (link.isOtherPage && !link.isKnown)
    return (
      <p className="text-red-deep">
        {t(link.isSellersOwn ? 'linkSellersOwn' : 'linkOtherPage', { channel: link.channel.name })}
      </p>
    );
  return (
    <>
      {link.isShort && <p className="measure">{t('linkShort', { channel: link.channel.name })}</p>}
      <SelectField
        name={`entry-${at}`}
        label={t('whichProduct')}
        hint={link.by ? t(`by_${link.by}`) : undefined}
        placeholder={t('leaveOut')}
        defaultValue={link.entryId ?? ''}
        options={entries.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}

import { CopyField } from '#app/components/copy-field.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { formatDateTime } from '#app/i18n/format.ts';
import { memberMessages } from '#app/i18n/members.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { ShownLink } from '#app/routes/department/act-on-producer.server.ts';

/** The one-time link, once: as a code for a phone beside, and as a line to send. */
export function MemberLink({ link, backTo }: { link: ShownLink; backTo: string }) {
  const t = useT(memberMessages);
  const language = useLanguage();
  const { name, address, until, picture } = link;
  return (
    <Panel title={t('linkTitle', { name })}>
      <div className="grid items-start gap-6 sm:grid-cols-[auto_minmax(0,1fr)]">
        <img
          src={picture}
          alt={t('linkQr', { name })}
          width={260}
          height={260}
          className="rounded-md border border-line bg-white"
        />
        <div className="space-y-4">
          <p>{t('linkText', { name })}</p>
          <p className="font-bold">{t('linkUntil', { when: formatDateTime(language, until) })}</p>
          <Note tone="warning">{t('linkHandOver')}</Note>
          <CopyField
            id="member-link"
            label={t('linkField')}
            value={address}
            copyLabel={t('copy')}
            copiedLabel={t('copied')}
          />
          <LinkButton to={backTo}>{t('backToProducer')}</LinkButton>
        </div>
      </div>
    </Panel>
  );
}

import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';

const CONTACT_FIELD = '/seller/profile#contactPhone';

/** For a producer without any published contact: that buyers cannot reach it, and where to mend that. */
export function ContactMissingCard() {
  const t = useT(catalogMessages);
  return (
    <Note tone="warning" title={t('contactMissing')}>
      <p>{t('contactMissingText')}</p>
      <LinkButton look="secondary" to={CONTACT_FIELD} className="mt-2">
        {t('contactAdd')}
      </LinkButton>
    </Note>
  );
}

/** The same among the advice on a listing. */
export function ContactMissingAdvice() {
  const t = useT(catalogMessages);
  return (
    <Link
      to={CONTACT_FIELD}
      className="flex min-h-12 items-center justify-between gap-3 border-b border-line py-2 text-ink last:border-b-0"
    >
      <span className="min-w-0 flex-1">
        {t('contactMissing')}
        <span className="block text-sm text-ink-soft">{t('contactAdd')}</span>
      </span>
      <Icon name="right" />
    </Link>
  );
}

import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';

/** The first thing that a producer without listings reads: what waits for them in the register, and where to begin. */
export function FirstSteps({ waiting }: { waiting: number }) {
  const t = useT(catalogMessages);
  return (
    <EmptyState
      title={waiting > 0 ? t('waitingTitle', { count: waiting }) : t('emptyTitle')}
      action={
        <LinkButton to="/seller/listings/new">{t(waiting > 0 ? 'waitingStart' : 'newListing')}</LinkButton>
      }
    >
      <p>{t(waiting > 0 ? 'waitingText' : 'emptyText')}</p>
    </EmptyState>
  );
}

/** Beside listings: that some products of the register have none yet. */
export function WaitingEntries({ waiting }: { waiting: number }) {
  const t = useT(catalogMessages);
  if (waiting === 0) return null;
  return (
    <Note>
      <p>{t('waitingMore', { count: waiting })}</p>
      <LinkButton look="secondary" to="/seller/listings/new" className="mt-2">
        {t('waitingStart')}
      </LinkButton>
    </Note>
  );
}

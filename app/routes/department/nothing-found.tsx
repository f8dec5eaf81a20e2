import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

type NothingFoundProps = {
  title: string;
  /** How many the whole register holds; null where the list is that already. */
  elsewhere: number | null;
  /** The same question to the whole register. */
  to: string;
};

/** A list without a row: it may only be the target that leaves them out. */
export function NothingFound({ title, elsewhere, to }: NothingFoundProps) {
  const t = useT(departmentMessages);
  if (!elsewhere) return <EmptyState title={title}>{t('noEntriesText')}</EmptyState>;
  return (
    <EmptyState title={title} action={<LinkButton to={to}>{t('seeInRegister')}</LinkButton>}>
      {t('foundInRegister', { count: elsewhere })}
    </EmptyState>
  );
}

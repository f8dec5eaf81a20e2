import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';

type NothingFoundProps = {
  title: string;
  /** What was asked. */
  target: Pick<FigureTarget, 'code' | 'size'>;
  /** How many the whole register holds; null where the list is that already. */
  elsewhere: number | null;
  /** The same question to the whole register. */
  to: string;
};

/** A list without a row: the register may be empty yet, or only the target leaves them out. */
export function NothingFound({ title, target, elsewhere, to }: NothingFoundProps) {
  const t = useT(departmentMessages);
  if (target.code === WHOLE_REGISTER && target.size === 0) {
    return (
      <EmptyState
        title={t('emptyTitle')}
        action={<LinkButton to="/department/register/import">{t('emptyAction')}</LinkButton>}
      >
        {t('emptyText')}
      </EmptyState>
    );
  }
  if (!elsewhere) return <EmptyState title={title}>{t('noEntriesText')}</EmptyState>;
  return (
    <EmptyState title={title} action={<LinkButton to={to}>{t('seeInRegister')}</LinkButton>}>
      {t('foundInRegister', { count: elsewhere })}
    </EmptyState>
  );
}

import { ErrorState } from '#app/components/error-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { departmentMessages } from '#app/i18n/department.ts';
import { useErrorText } from '#app/i18n/errors.ts';
import { useT } from '#app/i18n/messages.ts';
import { systemMessages } from '#app/i18n/system.ts';
import type { Problem } from '#app/routes/system/problem-of.ts';

/** What stands in the place of a desk page: what happened, and the ways that staff would go on. */
export function DeskProblem({ problem: { kind, status, refusal } }: { problem: Problem }) {
  const t = useT(systemMessages);
  const desk = useT(departmentMessages);
  const errorText = useErrorText();
  const isGone = kind === 'notFound';
  return (
    <ErrorState
      title={isGone ? desk('deskNotFoundTitle') : t(`${kind}Title`)}
      reference={kind === 'server' ? t('reference', { status: String(status) }) : undefined}
      action={
        <>
          <LinkButton to="/department/entries">{desk('entriesTitle')}</LinkButton>
          <LinkButton to="/department" look="secondary">
            {desk('navOverview')}
          </LinkButton>
        </>
      }
    >
      <p>{refusal ? errorText(refusal) : isGone ? desk('deskNotFoundText') : t(`${kind}Text`)}</p>
    </ErrorState>
  );
}

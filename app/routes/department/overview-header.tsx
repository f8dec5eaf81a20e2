import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import { entrySearch } from '#app/domain/reports/entry-search.ts';
import type { FigureTarget } from '#app/domain/reports/figure-rows.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { TargetForm } from '#app/routes/department/target-form.tsx';
import { targetName } from '#app/routes/department/target-name.ts';

type OverviewHeaderProps = {
  target: Pick<FigureTarget, 'code' | 'name'>;
  targets: readonly FigureTarget[];
  asOf: string;
  producers: number;
  refused: RefusedForm<string> | null;
};

/** What the front page speaks of, and the choice of another target or day. */
export function OverviewHeader({ target, targets, asOf, producers, refused }: OverviewHeaderProps) {
  const t = useT(departmentMessages);
  const language = useLanguage();
  const known = targets.find(({ code }) => code === target.code);
  const name = known ? targetName(t, language, known) : target.name;
  const scope = { target: target.code, asOf };
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-64 flex-1">
          <h1 className="text-2xl">{t('overviewTitle')}</h1>
          <p>
            {target.code === WHOLE_REGISTER ? t('wholeRegister') : t('targetIs', { name })} ·{' '}
            <Link
              to={`/department/producers${entrySearch(scope)}`}
              className="whitespace-nowrap underline underline-offset-4"
            >
              {t('producersCount', { count: producers })}
            </Link>
          </p>
        </div>
        <div className="no-print flex flex-wrap items-end gap-3">
          <TargetForm targets={targets} target={target.code} asOf={asOf} refused={refused} />
          <LinkButton to={`/department/figure.xlsx${entrySearch(scope)}`} reloadDocument look="secondary">
            <Icon name="download" />
            {t('downloadXlsx')}
          </LinkButton>
        </div>
      </header>
      {targets.length === 0 && (
        <Note tone="warning">
          {t('targetRegister')} <a href="/department/targets">{t('setTarget')}</a>
        </Note>
      )}
    </>
  );
}

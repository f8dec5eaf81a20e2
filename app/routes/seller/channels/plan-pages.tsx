import { buttonClass } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { outcomes } from '#app/domain/channels/template/outcomes.ts';
import { useT } from '#app/i18n/messages.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';
import type { PlanView } from '#app/routes/seller/channels/template-form.server.ts';

type Paging = NonNullable<PlanView['paging']>;

/**
 * How many products of a large shop end where, each a way to those; all at once; and part of a title to look for. Every way
 * is a button of the form: what is ticked on the page goes along.
 */
export function ProductSearch({ paging, ids }: { paging: Paging; ids: readonly string[] }) {
  const w = useT(workbookMessages);
  const { counts, outcome, query, seenName } = paging;
  const all = outcomes.reduce((sum, one) => sum + counts[one], 0);
  const ways = [null, ...outcomes.filter((one) => counts[one] > 0 || one === outcome)];
  return (
    <div className="mt-3 space-y-4">
      {/* Enter in the search field presses the first button of the form. */}
      <button type="submit" name="go" value={`${outcome ?? ''}.1`} className="sr-only" tabIndex={-1}>
        {w('find')}
      </button>
      <input type="hidden" name="shown" value={ids.join(' ')} />
      <input type="hidden" name="seen" value={seenName && `kept:${seenName}`} />
      <p className="measure">{w('manyGoods', { count: all })}</p>
      <ul className="flex flex-wrap gap-2">
        {ways.map((one) => (
          <li key={one ?? 'all'}>
            <button
              type="submit"
              name="go"
              value={`${one ?? ''}.1`}
              aria-current={one === outcome ? 'true' : undefined}
              className={buttonClass(one === outcome ? 'primary' : 'secondary')}
            >
              {w(`outcome_${one ?? 'all'}`, { count: one === null ? all : counts[one] })}
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full sm:w-80">
          <TextField name="q" label={w('findLabel')} defaultValue={query} optional />
        </div>
        <button type="submit" name="go" value={`${outcome ?? ''}.1`} className={buttonClass('secondary')}>
          {w('find')}
        </button>
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="all" className={buttonClass('secondary')}>
          {w('chooseAll')}
        </button>
        <button type="submit" name="intent" value="none" className={buttonClass('secondary')}>
          {w('chooseNone')}
        </button>
      </div>
    </div>
  );
}

/** The way to the other pages of the list, by buttons of its form. */
export function PlanPages({ paging: { outcome, page, pages } }: { paging: Paging }) {
  const w = useT(workbookMessages);
  if (pages <= 1) return null;
  const button = (to: number, label: string) => (
    <button type="submit" name="go" value={`${outcome ?? ''}.${to}`} className={buttonClass('secondary')}>
      {label}
    </button>
  );
  return (
    <nav aria-label={w('pagesLabel')} className="mt-4 flex flex-wrap items-center gap-3">
      {page > 1 && button(page - 1, w('pageBefore'))}
      <span className="text-ink-soft">{w('pageOf', { page, pages })}</span>
      {page < pages && button(page + 1, w('pageAfter'))}
    </nav>
  );
}

import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { feeMessages } from '#app/i18n/fees.ts';
import { useT } from '#app/i18n/messages.ts';

type Goods = { id: string; title: string };

/**
 * Which product is counted: links to a few of them, the rest by a search. Nothing to choose, nothing shown.
 * @param chosenId the one that the page shows.
 */
export function ChooseGoods({
  others,
  hasMore,
  chosenId,
  search,
}: {
  others: readonly Goods[];
  hasMore: boolean;
  chosenId: string;
  search: string;
}) {
  const t = useT(feeMessages);
  if (search === '' && !hasMore && others.length <= 1) return null;
  return (
    <details open={search !== ''} className="rounded-md border-2 border-line-strong px-4">
      <summary className="min-h-12 cursor-pointer py-3 font-bold">{t('otherGoods')}</summary>
      <div className="space-y-3 pb-4">
        {(hasMore || search !== '') && (
          <Form method="get" className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="listing" value={chosenId} />
            <div className="min-w-0 flex-1 basis-60">
              <TextField key={search} name="q" type="search" label={t('findGoods')} defaultValue={search} />
            </div>
            <SubmitButton look="secondary">{t('findGoodsGo')}</SubmitButton>
          </Form>
        )}
        {others.length === 0 && <p>{t('findGoodsNone', { words: search })}</p>}
        <ul className="divide-y divide-line">
          {others.map(({ id, title }) => (
            <li key={id}>
              <Link
                to={`?listing=${encodeURIComponent(id)}`}
                aria-current={id === chosenId ? 'page' : undefined}
                className="flex min-h-12 items-center wrap-anywhere aria-[current=page]:font-bold"
              >
                {title}
              </Link>
            </li>
          ))}
        </ul>
        {hasMore && <p className="text-ink-soft">{t('findGoodsMore', { count: others.length })}</p>}
      </div>
    </details>
  );
}

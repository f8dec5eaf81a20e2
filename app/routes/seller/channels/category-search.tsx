import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import type { RadioCard } from '#app/components/radio-cards.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { CategoryProposals } from '#app/domain/channels/categories/read-proposals.server.ts';
import { categoryMessages } from '#app/i18n/categories.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

/** Looks for categories by words: a form of its own, so that it works without JavaScript. */
export function CategorySearch({
  search,
  found,
  hasMore,
  fields,
}: {
  search: string;
  /** How many were found. */
  found: number;
  hasMore: boolean;
  /** What else the page's address says. */
  fields: Readonly<Record<string, string>>;
}) {
  const t = useT(categoryMessages);
  return (
    <div className="space-y-2">
      <Form method="get" role="search" className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextField
          key={search}
          name="q"
          type="search"
          label={t('search')}
          hint={t('searchHint')}
          defaultValue={search}
          maxLength={100}
        />
        <SubmitButton look="secondary">{t('searchAction')}</SubmitButton>
      </Form>
      {search.trim() !== '' && found === 0 && <p role="status">{t('nothingFound', { words: search })}</p>}
      {hasMore && <p role="status">{t('hasMore')}</p>}
    </div>
  );
}

/** What was found stands first, as it was asked for; proposals below it, each with its reason. */
export function useCategoryCards({
  proposed,
  found,
  setName,
}: Pick<CategoryProposals, 'proposed' | 'found'> & {
  setName: { vi: string; en: string } | null;
}): RadioCard[] {
  const t = useT(categoryMessages);
  const language = useLanguage();
  const because = (one: CategoryProposals['proposed'][number]['because']) => {
    switch (one.kind) {
      case 'remembered':
        return t('becauseRemembered');
      case 'title':
        return t('becauseTitle', { words: one.words });
      case 'set':
        return setName ? t('becauseSet', { set: setName[language === 'en' ? 'en' : 'vi'] }) : undefined;
    }
  };
  const reasonOf = new Map(proposed.map((one) => [one.id, because(one.because)]));
  return [...found, ...proposed.filter(({ id }) => !found.some((one) => one.id === id))].map(
    ({ id, path }) => ({ value: id, label: <CategoryPath path={path} />, hint: reasonOf.get(id) }),
  );
}

/** The category's own name first, where it stands below it. */
function CategoryPath({ path }: { path: string }) {
  const names = path.split(' > ');
  const above = names.slice(0, -1);
  return (
    <>
      <span className="block wrap-anywhere">{names.at(-1)}</span>
      {above.length > 0 && (
        <span className="block text-sm font-normal wrap-anywhere text-ink-soft">{above.join(' › ')}</span>
      )}
    </>
  );
}

import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { ErrorLines } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import type { SetChoice } from '#app/domain/catalog/list-choices.server.ts';
import type { FixGroup, FixItem, ReadFix } from '#app/domain/channels/bulk-fix/read-fix.server.ts';
import type { CategoryChannel } from '#app/domain/channels/categories/read-category-choice.server.ts';
import { bulkFixMessages } from '#app/i18n/bulk-fix.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { categoryMessages } from '#app/i18n/categories.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';
import { type NamedFix, useFixName } from '#app/routes/seller/channels/bulk-fix-links.tsx';
import { bulkFixPath } from '#app/routes/seller/channels/bulk-fix-path.ts';
import { CategorySearch, useCategoryCards } from '#app/routes/seller/channels/category-search.tsx';
import { NoCategories } from '#app/routes/seller/channels/no-categories.tsx';

export type BulkFixFormProps = ReadFix & {
  fix: NamedFix;
  /** The channel whose category is asked for. */
  channel: CategoryChannel | null;
  search: string;
  sets: readonly SetChoice[];
  refused: RefusedForm<Record<string, string | string[]>> | undefined;
};

/** One answer and the list of what it is for. */
export function BulkFixForm(props: BulkFixFormProps) {
  const { fix, groups, group, kinds, kind, items, categories, channel, search, refused, hasMore, listings } =
    props;
  const t = useT(bulkFixMessages);
  const nameOf = useFixName();
  const all = groups.reduce((sum, { items: count }) => sum + count, 0);
  const isOfSizes = items.some(({ variantId }) => variantId !== null);
  const setName = groups.find(({ key }) => key === group)?.name ?? null;
  const cards = useCategoryCards({
    proposed: categories?.proposed ?? [],
    found: categories?.found ?? [],
    setName,
  });
  if (categories && !categories.hasTree && channel) {
    return <NoCategories channel={channel} />;
  }
  return (
    <Panel title={nameOf(fix)}>
      <div className="space-y-6">
        <p>{t(isOfSizes ? 'lackedBySizes' : 'lackedBy', { count: listings, sizes: all })}</p>
        {groups.length > 1 && <Groups fix={fix} groups={groups} group={group} isOfSizes={isOfSizes} />}
        {kinds.length > 1 && <Kinds fix={fix} group={group} kinds={kinds} kind={kind} />}
        {categories && (
          <CategorySearch
            search={search}
            found={categories.found.length}
            hasMore={categories.hasMore}
            fields={{ what: 'category', channel: channel?.code ?? '', group, kind }}
          />
        )}
        {categories && kind === '' && (
          <Note title={t('noKindTitle', { channel: fix.channelName })}>
            <p>{t('noKindText')}</p>
          </Note>
        )}
        {!categories || cards.length > 0 ? (
          <Form
            method="post"
            action={bulkFixPath(fix, group, categories ? kind : undefined)}
            noValidate
            className="space-y-6"
          >
            {categories ? <CategoryCards cards={cards} errors={refused?.errors} /> : <Fields {...props} />}
            <Items
              items={items}
              hasKinds={kinds.length > 1 || items.some(({ isOfKind }) => !isOfKind)}
              refused={refused}
            />
            {hasMore && <p>{t('more')}</p>}
            <SubmitButton busyLabel={t('saving')} className="w-full sm:w-auto">
              {t('save')}
            </SubmitButton>
          </Form>
        ) : (
          search === '' && kind !== '' && <NothingProposed />
        )}
      </div>
    </Panel>
  );
}

function NothingProposed() {
  const t = useT(categoryMessages);
  return <p>{t('nothingProposed')}</p>;
}

/** Sizes of one name, goods of one set: what likely has the same answer stands together. */
function Groups({
  fix,
  groups,
  group,
  isOfSizes,
}: Pick<BulkFixFormProps, 'fix' | 'groups' | 'group'> & { isOfSizes: boolean }) {
  const t = useT(bulkFixMessages);
  const language = useLanguage();
  const label = t(isOfSizes ? 'groupsOfSizes' : 'groupsOfSets');
  const nameOf = ({ name }: FixGroup) =>
    name?.[language === 'en' ? 'en' : 'vi'] || t(isOfSizes ? 'noName' : 'noSet');
  return (
    <Parts
      label={label}
      parts={groups.map((one) => ({
        key: one.key,
        to: bulkFixPath(fix, one.key),
        isShown: one.key === group,
        name: t('groupCount', { name: nameOf(one), count: one.items }),
      }))}
    />
  );
}

/** Goods of one set that are not of one kind: each kind has proposals of its own. */
function Kinds({ fix, group, kinds, kind }: Pick<BulkFixFormProps, 'fix' | 'group' | 'kinds' | 'kind'>) {
  const t = useT(bulkFixMessages);
  return (
    <Parts
      label={t('kinds')}
      parts={kinds.map(({ id, path, items }) => ({
        key: id,
        to: bulkFixPath(fix, group, id),
        isShown: id === kind,
        name: t('groupCount', { name: path?.split(' > ').at(-1) ?? t('noKind'), count: items }),
      }))}
    />
  );
}

type Part = { key: string; to: string; isShown: boolean; name: string };

function Parts({ label, parts }: { label: string; parts: readonly Part[] }) {
  return (
    <nav aria-label={label} className="space-y-2">
      <p className="font-bold">{label}</p>
      <ul className="flex flex-wrap gap-2">
        {parts.map(({ key, to, isShown, name }) => (
          <li key={key}>
            <Link
              to={to}
              aria-current={isShown ? 'page' : undefined}
              className="inline-flex min-h-12 items-center rounded-md border-2 border-line-strong bg-white px-4 py-1.5 no-underline hover:border-indigo aria-[current=page]:border-indigo aria-[current=page]:bg-indigo aria-[current=page]:font-bold aria-[current=page]:text-white"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function CategoryCards({
  cards,
  errors,
}: {
  cards: ReturnType<typeof useCategoryCards>;
  errors: NonNullable<BulkFixFormProps['refused']>['errors'] | undefined;
}) {
  const t = useT(categoryMessages);
  return (
    <RadioCards
      key={cards.map(({ value }) => value).join(' ')}
      name="category"
      legend={t('choose')}
      hint={t('chooseHint')}
      errors={errors?.category}
      cards={cards}
    />
  );
}

/** The controls of the answer, as the editor has them. */
function Fields({ fix: { what }, sets, refused }: BulkFixFormProps) {
  const t = useT(bulkFixMessages);
  const tCatalog = useT(catalogMessages);
  const common = useT(componentMessages);
  const language = useLanguage();
  const field = (name: string) => ({
    name,
    defaultValue: String(refused?.kept[name] ?? ''),
    errors: refused?.errors[name],
  });
  const numeric = { inputMode: 'numeric', autoComplete: 'off' } as const;
  switch (what) {
    case 'brand':
      return <TextField {...field('brand')} label={tCatalog('brand')} hint={t('brandHint')} />;
    case 'weight':
      return (
        <div className="max-w-xs">
          <TextField
            {...field('weightGrams')}
            {...numeric}
            label={tCatalog('weight')}
            hint={t('weightHint')}
            suffix="g"
          />
        </div>
      );
    case 'package':
      return (
        <fieldset className="min-w-0 space-y-2">
          <legend className="font-bold">{tCatalog('packageSize')}</legend>
          <p className="text-sm text-ink-soft">{t('packageHint')}</p>
          <div className="grid gap-3 sm:grid-cols-3">
            <TextField {...field('lengthCm')} {...numeric} label={tCatalog('length')} suffix="cm" />
            <TextField {...field('widthCm')} {...numeric} label={tCatalog('width')} suffix="cm" />
            <TextField {...field('heightCm')} {...numeric} label={tCatalog('height')} suffix="cm" />
          </div>
        </fieldset>
      );
    case 'setCode': {
      const branches = [...new Set(sets.map(({ branchVi }) => branchVi))];
      return (
        <SelectField
          {...field('setCode')}
          label={tCatalog('setCode')}
          hint={t('setHint')}
          placeholder={common('choose')}
          options={branches.map((branch) => ({
            group: branch,
            options: sets
              .filter(({ branchVi }) => branchVi === branch)
              .map(({ code, nameVi, nameEn }) => ({
                value: code,
                label: language === 'en' ? nameEn : nameVi,
              })),
          }))}
        />
      );
    }
    default:
      return null;
  }
}

function boxValue({ listingId, variantId }: FixItem): string {
  return variantId === null ? listingId : `${listingId}:${variantId}`;
}

function Items({
  items,
  hasKinds,
  refused,
}: Pick<BulkFixFormProps, 'items' | 'refused'> & { hasKinds: boolean }) {
  const t = useT(bulkFixMessages);
  const tChannel = useT(channelMessages);
  const ticked = refused?.kept.ticked;
  const seen = new Map(items.map(({ listingId, mark }) => [listingId, mark]));
  return (
    <fieldset id="items" className="min-w-0 space-y-1" aria-describedby="items-hint">
      <legend className="font-bold">{t('items')}</legend>
      <p id="items-hint" className="text-sm text-ink-soft">
        {t(hasKinds ? 'itemsHintKinds' : 'itemsHint')}
      </p>
      <ErrorLines id="items" errors={refused?.errors.items} />
      {[...seen].map(([listingId, mark]) => (
        <input key={listingId} type="hidden" name={`seen.${listingId}`} value={mark} />
      ))}
      <ul className="divide-y divide-line">
        {items.map((item) => {
          const title = item.title || tChannel('untitled');
          const value = boxValue(item);
          return (
            <li key={value}>
              <Checkbox
                name="item"
                value={value}
                defaultChecked={ticked ? ticked.includes(value) : item.isOfKind}
                label={item.sizeName ? t('itemSize', { title, size: item.sizeName }) : title}
                hint={item.hasDraft ? t('openMark') : item.isPublished ? undefined : t('draftMark')}
              />
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

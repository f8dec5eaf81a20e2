import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { controlClass, ErrorLines } from '#app/components/field.tsx';
import { GoodsPicture } from '#app/components/goods-picture.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pill, type PillTone } from '#app/components/pill.tsx';
import type { MyListing } from '#app/domain/catalog/list-my-listings.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import type { FieldError } from '#app/i18n/errors.ts';
import { formatVndRange } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { translationMessages } from '#app/i18n/translation.ts';
import type { RefusedForm } from '#app/routes/answer-form.server.ts';

const tones: Record<MyListing['state'], PillTone> = {
  draft: 'neutral',
  published: 'green',
  suspended: 'red',
  archived: 'neutral',
};

/** One product in the seller's list: what it is, how it stands, its stock, and the one thing to do next. */
export function ListingRow({
  row,
  refused,
}: {
  row: MyListing;
  /** The stock that was not taken, of this or another row. */
  /** The stock as it was typed. */
  refused: RefusedForm<string> | null;
}) {
  const t = useT(catalogMessages);
  const tEnglish = useT(translationMessages);
  const language = useLanguage();
  const { id, title, state, openState, note, next, variants } = row;
  const home = `/seller/listings/${id}`;
  return (
    <li id={`row-${id}`} className="scroll-mt-4 rounded-md border border-line bg-white p-3.5">
      <div className="flex gap-3.5">
        <GoodsPicture photo={row.photo} setCode={row.setCode} seed={row.motifSeed} />
        <div className="min-w-0 flex-1 space-y-1">
          <h2 className="text-lg leading-snug">
            <Link to={home} className="line-clamp-3 text-indigo">
              {title || t('untitled')}
            </Link>
          </h2>
          <p className="flex flex-wrap gap-1.5">
            {/* A first draft that waits or came back says only that. */}
            {(state !== 'draft' || openState === 'draft' || openState === null) && (
              <Pill tone={tones[state]}>{t(`state_${state}`)}</Pill>
            )}
            {openState === 'returned' && <Pill tone="red">{t('openState_returned')}</Pill>}
            {openState === 'submitted' && <Pill tone="indigo">{t('openState_submitted')}</Pill>}
            {openState === 'draft' && state !== 'draft' && (
              <Pill tone="turmeric">{t('openState_draft')}</Pill>
            )}
          </p>
          {row.lowestPrice !== null && (
            <p className="font-bold whitespace-nowrap text-red-deep">
              {formatVndRange(language, row.lowestPrice, row.highestPrice ?? row.lowestPrice)}
            </p>
          )}
        </div>
      </div>
      {note && (
        <p className="mt-3 rounded-md bg-turmeric-tint p-3 whitespace-pre-line">
          <strong>{t(openState === 'returned' ? 'reviewerNote' : 'suspendedTitle')}: </strong>
          {note}
        </p>
      )}
      {state === 'published' && (
        <ul className="mt-3 space-y-2">
          {variants.map((variant) => (
            <li key={variant.id}>
              <StockForm
                listingId={id}
                variant={variant}
                error={refused?.errors[`stock-${variant.id}`]}
                typed={refused?.kept ?? ''}
              />
            </li>
          ))}
        </ul>
      )}
      <NextAct home={home} next={next} />
      {row.missingEnglish > 0 && state !== 'archived' && openState !== 'submitted' && (
        <Link to={`${home}/check#english`} className="mt-2 inline-flex min-h-12 items-center text-sm">
          {tEnglish('missingInList', { count: row.missingEnglish })}
        </Link>
      )}
    </li>
  );
}

function StockForm({
  listingId,
  variant,
  error,
  typed,
}: {
  listingId: string;
  variant: MyListing['variants'][number];
  error: FieldError | undefined;
  typed: string;
}) {
  const t = useT(catalogMessages);
  const id = `stock-${variant.id}`;
  return (
    <Form method="post" preventScrollReset className="space-y-1">
      <input type="hidden" name="listingId" value={listingId} />
      <input type="hidden" name="variantId" value={variant.id} />
      <input type="hidden" name="seen" value={variant.stock} />
      <ErrorLines id={id} errors={error} />
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="min-w-0 flex-1">
          {variant.nameVi}
          <span className="block text-sm text-ink-soft">{t('stockShort')}</span>
        </label>
        <input
          key={`${variant.stock} ${error ? typed : ''}`}
          id={id}
          name="stock"
          defaultValue={error ? typed : variant.stock}
          inputMode="numeric"
          autoComplete="off"
          aria-describedby={error ? `${id}-error` : undefined}
          aria-invalid={error ? true : undefined}
          className={`${controlClass(error)} w-24! text-right tabular-nums`}
        />
        <SubmitButton look="secondary" className="px-3!" aria-label={`${t('saveStock')}: ${variant.nameVi}`}>
          {t('save')}
        </SubmitButton>
      </div>
    </Form>
  );
}

function NextAct({ home, next }: { home: string; next: MyListing['next'] }) {
  const t = useT(catalogMessages);
  if (next.kind === 'none' || next.kind === 'wait') {
    return (
      <p className="mt-3 flex flex-wrap items-center justify-between gap-2 text-ink-soft">
        {t(`next_${next.kind}`)}
        <LinkButton look="secondary" size="sm" to={home}>
          {t(next.kind === 'wait' ? 'look' : 'edit')}
        </LinkButton>
      </p>
    );
  }
  if (next.kind === 'restock') return <p className="mt-3 font-bold text-red-deep">{t('next_restock')}</p>;
  if (next.kind === 'lacksForChannels') {
    return (
      <p className="mt-3 flex flex-wrap items-center justify-between gap-2">
        {t('next_lacksForChannels', { count: next.channels })}
        <LinkButton look="secondary" size="sm" to="/seller/channels#readiness">
          {t('look')}
        </LinkButton>
      </p>
    );
  }
  if (next.kind === 'mendOnChannels') {
    return (
      <p className="mt-3">
        <LinkButton to="/seller/channels#refused" className="w-full sm:w-auto">
          {t('next_mendOnChannels', { channels: next.channels.join(', ') })}
        </LinkButton>
      </p>
    );
  }
  const to = next.kind === 'continue' ? `${home}/${next.step}` : `${home}/check`;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
      <LinkButton
        to={next.kind === 'mend' || next.kind === 'suspended' ? home : to}
        className="w-full sm:w-auto"
      >
        {next.kind === 'continue'
          ? t('next_continue', { step: t(`step_${next.step}`) })
          : t(`next_${next.kind}`)}
      </LinkButton>
      {next.kind === 'continue' && (
        <span className="text-ink-soft">{t('missingCount', { count: next.missing })}</span>
      )}
    </p>
  );
}

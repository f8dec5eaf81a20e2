import { type HeadersFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pill } from '#app/components/pill.tsx';
import { ProductPicture } from '#app/components/product-picture.tsx';
import { createListing } from '#app/domain/catalog/create-listing.server.ts';
import { limitDrafts } from '#app/domain/catalog/limit-drafts.server.ts';
import { listMyEntries, type MyEntry } from '#app/domain/catalog/list-my-entries.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { formatDate } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor }) => ({
  entries: await listMyEntries(context, actor),
}));

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  return answerForm(null, async () => {
    await limitDrafts(context, actor.personId);
    const { listingId } = await createListing(context, actor, {
      entryId: String(form.get('entryId') ?? '') || null,
    });
    return redirect(`/seller/listings/${listingId}/what`, 303);
  });
});

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function NewListing() {
  const { entries } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const t = useT(catalogMessages);
  return (
    <>
      <header className="space-y-1">
        <Link to="/seller" className="inline-flex min-h-12 items-center gap-1">
          <Icon name="left" />
          {t('backToMine')}
        </Link>
        <h1 className="text-3xl">{t('newTitle')}</h1>
        <p className="measure">{t(entries.length > 0 ? 'newLead' : 'newLeadNone')}</p>
      </header>
      <ErrorSummary errors={problem && 'errors' in problem ? problem.errors : null} />
      <Form method="post">
        <ul className="grid gap-3 md:grid-cols-2">
          {entries.map((entry) => (
            <li key={entry.id}>
              <EntryCard entry={entry} />
            </li>
          ))}
          <li>
            <button
              type="submit"
              name="entryId"
              value=""
              className="flex h-full min-h-24 w-full items-center gap-4 rounded-md border-2 border-dashed border-line-strong bg-white p-3.5 text-left hover:border-indigo hover:bg-indigo-tint"
            >
              <span className="flex size-20 shrink-0 items-center justify-center rounded-md bg-paper-2">
                <Icon name="plus" className="size-8 text-indigo" />
              </span>
              <span>
                <strong className="block text-lg text-indigo">{t('newOther')}</strong>
                <span className="text-ink-soft">{t('newOtherHint')}</span>
              </span>
            </button>
          </li>
        </ul>
      </Form>
    </>
  );
}

/** One product of the register as a big card to press; one that has a listing leads to it. */
function EntryCard({ entry }: { entry: MyEntry }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  const { recognition, place } = entry;
  const inside = (
    <>
      <ProductPicture
        picture={entry.picture}
        isDecoration
        sizes="80px"
        className="size-20 shrink-0 rounded-md object-cover"
      />
      <span className="min-w-0 flex-1">
        <strong className="block text-lg leading-snug text-indigo">{entry.name}</strong>
        {place && <span className="block text-ink-soft">{place}</span>}
        <span className="block text-sm text-ink-soft">
          {recognition
            ? t('validUntil', {
                stars: recognition.stars,
                date: formatDate(language, recognition.validUntil),
              })
            : t('noStar')}
        </span>
      </span>
    </>
  );
  const look =
    'flex h-full w-full items-center gap-4 rounded-md border-2 border-line bg-white p-3.5 text-left';
  if (entry.listingId !== null) {
    return (
      <div className={`${look} flex-wrap`}>
        {inside}
        <span className="flex w-full flex-wrap items-center justify-between gap-2">
          <Pill tone="green">{t('alreadyListed')}</Pill>
          <LinkButton look="secondary" size="sm" to={`/seller/listings/${entry.listingId}`}>
            {t('openListing')}
          </LinkButton>
        </span>
      </div>
    );
  }
  return (
    <button
      type="submit"
      name="entryId"
      value={entry.id}
      className={`${look} hover:border-indigo hover:bg-indigo-tint`}
    >
      {inside}
    </button>
  );
}

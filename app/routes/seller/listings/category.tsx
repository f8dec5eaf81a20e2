import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { chooseCategory } from '#app/domain/channels/categories/choose-category.server.ts';
import {
  type CategoryChoice,
  readCategoryChoice,
} from '#app/domain/channels/categories/read-category-choice.server.ts';
import { categoryMessages } from '#app/i18n/categories.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { CategorySearch, useCategoryCards } from '#app/routes/seller/channels/category-search.tsx';
import { categoryPath } from '#app/routes/seller/channels/edit-path.ts';
import { NoCategories } from '#app/routes/seller/channels/no-categories.tsx';
import { markFor, SeenMark, useOwnKey } from '#app/routes/seller/seen-mark.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/listings/:listingId/category?channel=&q=`: the category of one product on one channel. */
export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const search = url.searchParams.get('q') ?? '';
  const choice = await readCategoryChoice(context, actor, {
    listingId: params.listingId ?? '',
    channelCode: url.searchParams.get('channel') ?? '',
    search,
  });
  return {
    ...choice,
    search,
    isSaved: url.searchParams.has('saved'),
    pageTitle: translate(categoryMessages, language)('title', { channel: choice.channel.name }),
  };
});

export const action = actionFor('seller', async ({ context, actor, params, url, request }) => {
  const form = await request.formData();
  const listingId = params.listingId ?? '';
  const channelCode = url.searchParams.get('channel') ?? '';
  const kept = {
    typed: textOf(form, 'typed'),
    category: textOf(form, 'category'),
    seen: textOf(form, 'seen'),
  };
  return answerForm(kept, async () => {
    const categoryId = kept.category || kept.typed;
    const { seen } = kept;
    await chooseCategory(context, actor, { channelCode, listingIds: [listingId], categoryId, seen });
    return redirect(`${categoryPath(listingId, channelCode)}&saved=1`, 303);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.pageTitle ?? ''} · Chợ Phiên` },
];

export default function ListingCategory() {
  const data = useLoaderData<typeof loader>();
  const { listing, channel, hasTree, chosen, isSaved } = data;
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : undefined;
  // What is kept now stands above the form, so that whoever is told of it has seen it.
  const mark = markFor(chosen?.id ?? '', refused && { errors: refused.errors, seen: refused.kept.seen });
  const key = useOwnKey(refused !== undefined || isSaved);
  const t = useT(categoryMessages);
  const tChannel = useT(channelMessages);
  const title = t('title', { channel: channel.name });
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: `/seller/channels?channel=${channel.code}#readiness`, label: tChannel('readinessTitle') },
          { label: title },
        ]}
      />
      <header className="space-y-2">
        <h1 className="text-3xl">{title}</h1>
        <p className="text-lg font-bold">{listing.title || tChannel('untitled')}</p>
        <p className="measure text-ink-soft">{t('intro')}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {isSaved && !refused && <Saved {...data} />}
      <ChannelTabs {...data} />
      {chosen && chosen.path === null && hasTree && (
        <Note tone="warning" title={t('goneTitle')}>
          <p>{t('goneText', { category: chosen.id })}</p>
        </Note>
      )}
      {chosen && (chosen.path !== null || !hasTree) && (
        <Panel title={t('now')}>
          <p className="font-bold wrap-anywhere">{chosen.path ?? chosen.id}</p>
        </Panel>
      )}
      {hasTree ? (
        <Choose
          {...data}
          errors={refused?.errors}
          ticked={refused?.kept.category}
          mark={mark}
          formKey={key}
        />
      ) : (
        <NoCategories
          channel={channel}
          form={{ typed: refused?.kept.typed ?? '', errors: refused?.errors, mark, key }}
        />
      )}
    </>
  );
}

/** That it was kept, and the next channel that still lacks its category. */
function Saved({ listing, channel, channels }: CategoryChoice) {
  const t = useT(categoryMessages);
  const next = channels.find(({ code, isChosen }) => !isChosen && code !== channel.code);
  return (
    <Note tone="success">
      <p>{t('saved', { channel: channel.name })}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        {next && (
          <LinkButton to={categoryPath(listing.id, next.code)}>
            {t('next', { channel: next.name })}
          </LinkButton>
        )}
        <LinkButton look="secondary" to={`/seller/channels?channel=${channel.code}#readiness`}>
          {t('backToReadiness')}
        </LinkButton>
      </p>
    </Note>
  );
}

function ChannelTabs({ listing, channel, channels }: CategoryChoice) {
  const t = useT(categoryMessages);
  return (
    <nav aria-label={t('channelsNav')} className="flex flex-wrap gap-2">
      {channels.map(({ code, name, isChosen }) => (
        <Link
          key={code}
          to={categoryPath(listing.id, code)}
          aria-current={code === channel.code ? 'page' : undefined}
          className="inline-flex min-h-12 flex-col justify-center rounded-md border-2 border-line-strong px-4 py-1 no-underline aria-[current=page]:border-indigo aria-[current=page]:bg-indigo-tint aria-[current=page]:font-bold"
        >
          {name}
          <span className="text-sm font-normal text-ink-soft">
            {t(isChosen ? 'chosenMark' : 'missingMark')}
          </span>
        </Link>
      ))}
    </nav>
  );
}

/** A search, and proposals with what it found as one choice. */
function Choose({
  listing,
  channel,
  chosen,
  proposed,
  found,
  hasMore,
  search,
  errors,
  ticked,
  mark,
  formKey,
}: CategoryChoice & {
  search: string;
  errors: Parameters<typeof ErrorSummary>[0]['errors'];
  /** What was chosen in a form that comes back. */
  ticked: string | undefined;
  mark: string;
  formKey: string;
}) {
  const t = useT(categoryMessages);
  const cards = useCategoryCards({ proposed, found, setName: listing.setName });
  return (
    <Panel>
      <div className="space-y-6">
        <CategorySearch
          search={search}
          found={found.length}
          hasMore={hasMore}
          fields={{ channel: channel.code }}
        />
        {cards.length === 0 ? (
          search === '' && <p>{t('nothingProposed')}</p>
        ) : (
          <Form key={formKey} method="post" className="space-y-5">
            <SeenMark mark={mark} />
            <RadioCards
              // What is proposed changes with the search, and with it what stands first.
              key={`${channel.code} ${search}`}
              name="category"
              legend={t('choose')}
              hint={t('chooseHint')}
              errors={errors?.category}
              defaultValue={ticked || chosen?.id}
              cards={cards}
            />
            <SubmitButton busyLabel={t('saving')} className="w-full sm:w-auto">
              {t('save')}
            </SubmitButton>
          </Form>
        )}
      </div>
    </Panel>
  );
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { zones } from '#app/domain/channels/fees/fee-row.ts';
import { readAfterFees } from '#app/domain/channels/fees/read-after-fees.server.ts';
import { saveFeeChoices } from '#app/domain/channels/fees/save-fee-choices.server.ts';
import { feeMessages } from '#app/i18n/fees.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { FeeName } from '#app/routes/fee-name.tsx';
import { parseWhole } from '#app/routes/parse-whole.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { AfterFeesCard } from '#app/routes/seller/after-fees-card.tsx';
import { ChooseGoods } from '#app/routes/seller/choose-goods.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/fees?variant=` or `?listing=`: what one unit of a size leaves on each platform; `?q=` finds a product. */
export const loader = loaderFor('seller', async ({ context, actor, url, language }) => ({
  ...(await readAfterFees(context, actor, {
    variantId: url.searchParams.get('variant') || null,
    listingId: url.searchParams.get('listing') || null,
    search: (url.searchParams.get('q') ?? '').slice(0, 100),
  })),
  search: (url.searchParams.get('q') ?? '').slice(0, 100),
  isSaved: url.searchParams.has('done'),
  title: translate(feeMessages, language)('feesTitle'),
}));

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  const kept = {
    cost: textOf(form, 'cost'),
    packing: textOf(form, 'packing'),
    share: textOf(form, 'share'),
    zone: textOf(form, 'zone'),
  };
  const variantId = textOf(form, 'variantId');
  return answerForm(kept, async () => {
    await saveFeeChoices(context, actor, {
      variantId,
      cost: parseWhole(kept.cost),
      packing: parseWhole(kept.packing),
      share: parseWhole(kept.share),
      zone: kept.zone,
      packages: form.getAll('package').map(String),
      offered: form.getAll('offered').map(String),
    });
    return redirect(`/seller/fees?variant=${encodeURIComponent(variantId)}&done=1`, 303);
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function SellerFees() {
  const page = useLoaderData<typeof loader>();
  const { goods, sizes, size, choices, carriage, channels, unknown, isSaved } = page;
  const answer = useActionData<typeof action>();
  const t = useT(feeMessages);
  const language = useLanguage();
  const refused = answer && 'errors' in answer ? answer : null;
  const shown = (name: 'cost' | 'packing' | 'share', value: number | null) => ({
    id: name,
    name,
    inputMode: 'numeric' as const,
    defaultValue: refused?.kept[name] ?? value ?? '',
    errors: refused?.errors[name],
  });
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('feesTitle')}</h1>
        <p className="measure text-ink-soft">{t('feesLead')}</p>
      </header>
      <ErrorSummary errors={refused?.errors} />
      {!answer && isSaved && <Note tone="success">{t('saved')}</Note>}
      {size === null ? (
        <EmptyState
          title={t('noSizesTitle')}
          action={<LinkButton to="/seller/listings/new">{t('newListing')}</LinkButton>}
        >
          <p>{t('noSizesText')}</p>
        </EmptyState>
      ) : (
        <>
          <ChooseGoods
            others={page.others}
            hasMore={page.hasMore}
            chosenId={goods?.id ?? ''}
            search={page.search}
          />
          <h2 className="text-2xl wrap-anywhere">{goods?.title}</h2>
          {sizes.length > 1 && (
            <nav aria-label={t('whichSize')} className="flex flex-wrap gap-2">
              {sizes.map(({ id, label }) => (
                <Link
                  key={id}
                  to={`?variant=${encodeURIComponent(id)}`}
                  aria-current={id === size.id ? 'page' : undefined}
                  className="inline-flex min-h-12 items-center rounded-md border-2 border-line-strong px-4 aria-[current=page]:border-indigo aria-[current=page]:bg-indigo-tint aria-[current=page]:font-bold"
                >
                  {label}
                </Link>
              ))}
            </nav>
          )}
          <Panel title={t('ownTitle')}>
            <Form key={size.id} method="post" noValidate className="space-y-5">
              <input type="hidden" name="variantId" value={size.id} />
              <div className="grid gap-5 sm:grid-cols-2">
                <TextField {...shown('cost', choices.cost)} label={t('cost')} hint={t('costHint')} optional />
                <TextField
                  {...shown('packing', choices.packing)}
                  label={t('packing')}
                  hint={t('packingHint')}
                />
                <SelectField
                  name="zone"
                  label={t('zone')}
                  defaultValue={refused?.kept.zone ?? choices.zone}
                  errors={refused?.errors.zone}
                  options={zones.map((zone) => ({ value: zone, label: t(`zone_${zone}`) }))}
                />
                <TextField {...shown('share', choices.share)} label={t('share')} hint={t('shareHint')} />
              </div>
              <p className="text-sm text-ink-soft">
                {carriage === null
                  ? t('carriageUnknown')
                  : t(carriage.confirmed ? 'carriageConfirmed' : 'carriageKnown', {
                      grams: carriage.grams,
                      amount: formatVnd(language, carriage.amount),
                    })}
                {carriage?.carrier && ` ${t('carriageBy', { carrier: carriage.carrier })}`}
              </p>
              {channels
                .filter(({ packages }) => packages.length > 0)
                .map(({ code, name, packages }) => (
                  <fieldset key={code}>
                    <legend className="font-bold">{t('packagesOf', { channel: name })}</legend>
                    {packages.map((one) => (
                      <div key={one.kind}>
                        <input type="hidden" name="offered" value={`${code} ${one.kind}`} />
                        <Checkbox
                          id={`package-${code}-${one.kind}`}
                          name="package"
                          value={`${code} ${one.kind}`}
                          label={<FeeName fee={one} />}
                          defaultChecked={one.isChosen}
                        />
                      </div>
                    ))}
                  </fieldset>
                ))}
              <SubmitButton busyLabel={t('saving')} className="w-full sm:w-auto">
                {t('save')}
              </SubmitButton>
            </Form>
          </Panel>
          <section aria-labelledby="results" className="space-y-3">
            <h2 id="results" className="text-2xl">
              {t('resultsTitle')}
            </h2>
            {choices.cost === null && <Note>{t('costNeeded')}</Note>}
            <p className="measure">{t(`tax_${page.tax}`)}</p>
            <div className="grid gap-4 md:grid-cols-2">
              {channels.map((channel) => (
                <AfterFeesCard key={channel.code} channel={channel} marketPrice={size.price} />
              ))}
            </div>
            {unknown.length > 0 && <p>{t('unknownFees', { channels: unknown.join(', ') })}</p>}
            <p className="text-sm text-ink-soft">{t('rounding')}</p>
          </section>
        </>
      )}
    </>
  );
}

import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { readOwnDelivery } from '#app/domain/orders/delivery/read-own-delivery.server.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { changeDelivery, keptOf } from '#app/routes/seller/delivery/change-delivery.server.ts';
import { HotelSlots } from '#app/routes/seller/delivery/hotel-slots.tsx';
import { PickupPoints } from '#app/routes/seller/delivery/pickup-points.tsx';
import { PricePreview } from '#app/routes/seller/delivery/price-preview.tsx';
import { SendingRates } from '#app/routes/seller/delivery/sending-rates.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const doneActs = ['rate', 'point', 'slot', 'away'] as const;

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => ({
  ...(await readOwnDelivery(context, actor)),
  done: doneActs.find((one) => one === url.searchParams.get('done')) ?? null,
  title: translate(deliveryMessages, language)('title'),
}));

/** Every control's id begins with its form's, because three forms share names. */
export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  const kept = keptOf(form);
  return answerForm(
    kept,
    async () => redirect(`/seller/delivery?done=${await changeDelivery(context, actor, form)}`, 303),
    (field) => (field === '' ? '' : `${kept.intent}-${field}`),
  );
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

export default function Delivery() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(deliveryMessages);
  const refused = answer && 'errors' in answer ? answer : null;
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('lead')}</p>
      </header>
      {!answer && page.done && <Note tone="success">{t(`done_${page.done}`)}</Note>}
      <ErrorSummary errors={refused?.errors} />
      <PricePreview rows={page.preview} />
      <SendingRates rates={page.rates} today={page.today} refused={refused} />
      <PickupPoints points={page.points} refused={refused} />
      <HotelSlots slots={page.slots} communes={page.communes} refused={refused} />
    </>
  );
}

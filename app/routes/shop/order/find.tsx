import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import { findOrder } from '#app/domain/orders/access/find-order.server.ts';
import { readTicketAnchor, TICKET_PARAM } from '#app/domain/orders/tickets/ticket-link.ts';
import { localPath } from '#app/i18n/language.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { orderPageMessages } from '#app/i18n/order-page.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { FindForm } from '#app/routes/shop/order/find-form.tsx';
import { orderAccessCookie } from '#app/routes/shop/order/order-access.server.ts';

/** `/orders`: a buyer's order by its code and phone number, in any browser. */
export const loader = loaderFor('public', async ({ url, language }) => ({
  code: (url.searchParams.get('code') ?? '').slice(0, 20),
  isErased: url.searchParams.get('done') === 'erased',
  title: translate(orderPageMessages, language)('findTitle'),
}));

export const action = actionFor('public', async ({ context, request, clientAddress, language }) => {
  const form = await request.formData();
  const code = textOf(form, 'code').slice(0, 40);
  const phone = textOf(form, 'phone').slice(0, 40);
  const to = readTicketAnchor(textOf(form, TICKET_PARAM));
  return answerForm({ code, phone, to }, async () => {
    const found = await findOrder(context, { code, phone, clientAddress });
    throw redirect(localPath(language, `/orders/${found.code}${to && `#${to}`}`), {
      status: 303,
      headers: { 'set-cookie': orderAccessCookie(context, request, found) },
    });
  });
});

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

export default function FindOrder() {
  const { code, isErased } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT(orderPageMessages);
  if (isErased)
    return (
      <div className="page max-w-xl py-8">
        <Note tone="success">
          <p>{t('done_erased')}</p>
        </Note>
      </div>
    );
  return (
    <FindForm
      code={refused?.kept.code ?? code}
      to={refused?.kept.to}
      phone={refused?.kept.phone}
      errors={refused?.errors}
    />
  );
}

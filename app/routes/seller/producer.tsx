import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/button.tsx';
import { Pill } from '#app/components/pill.tsx';
import { producersOf } from '#app/domain/accounts/actor.ts';
import { listOwnProducers } from '#app/domain/catalog/list-own-producers.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { actionFor, loaderFor, PRODUCER_COOKIE } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';
import { writeCookie } from '#app/server/http/cookies.ts';

/** Half a year, in seconds. */
const REMEMBERED_FOR = 182 * 86_400;

export const loader = loaderFor('seller', async ({ context, actor }) => ({
  producers: await listOwnProducers(context, actor),
}));

/** The cookie is a wish only: who may act for whom is asked at every request. */
export const action = actionFor('seller', async ({ context, actor, request }) => {
  const chosen = String((await request.formData()).get('producer') ?? '');
  if (!producersOf(actor).includes(chosen)) throw new NotFound('producer');
  const cookie = writeCookie(PRODUCER_COOKIE, chosen, {
    maxAge: REMEMBERED_FOR,
    secure: context.config.isPublicHttps,
  });
  return redirect('/seller', { status: 303, headers: { 'set-cookie': cookie } });
});

/** A person who works for several producers says for which. */
export default function ChooseProducer() {
  const { producers } = useLoaderData<typeof loader>();
  const t = useT(catalogMessages);
  return (
    <>
      <h1 className="text-3xl">{t('chooseProducer')}</h1>
      <Form method="post" reloadDocument>
        <ul className="max-w-xl divide-y divide-line">
          {producers.map(({ id, name, isChosen }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
              <strong className="min-w-0">{name}</strong>
              {isChosen ? (
                <Pill tone="green">{t('producerChosen')}</Pill>
              ) : (
                <Button type="submit" look="secondary" name="producer" value={id}>
                  {t('producerChoose')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Form>
    </>
  );
}

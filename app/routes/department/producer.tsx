import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { liftProducerSuspension, suspendProducer } from '#app/domain/catalog/suspend-producer.server.ts';
import { WHOLE_REGISTER } from '#app/domain/reports/figure-rows.ts';
import { readRegisterProducer } from '#app/domain/reports/read-register-producer.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { useEntryColumns } from '#app/routes/department/entry-columns.tsx';
import { ProducerSuspension } from '#app/routes/department/producer-suspension.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { placeName } from '#app/routes/shop/place-name.ts';
import { DomainError } from '#app/server/domain-error.ts';

const doneTexts: Readonly<Record<string, 'producerSuspended' | 'producerLifted'>> = {
  suspend: 'producerSuspended',
  lift: 'producerLifted',
};

/** `/department/producers/:code` */
export const loader = loaderFor('department', async ({ context, params, url }) => ({
  ...(await readRegisterProducer(context, params.code ?? '')),
  done: doneTexts[url.searchParams.get('done') ?? ''] ?? null,
}));

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const form = await request.formData();
  const code = params.code ?? '';
  const note = textOf(form, 'note');
  return answerForm({ note }, async () => {
    const intent = textOf(form, 'intent');
    if (intent === 'suspend') await suspendProducer(context, actor, { code, note });
    else if (intent === 'lift') await liftProducerSuspension(context, actor, code);
    else throw new DomainError('invalid');
    return redirect(`/department/producers/${code}?done=${intent}`, 303);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.producer.name ?? ''} · Chợ Phiên` },
];

export default function Producer() {
  const { producer, rows, asOf, channelNames, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const t = useT(departmentMessages);
  const language = useLanguage();
  const scope = { target: WHOLE_REGISTER, asOf };
  const columns = useEntryColumns({ filter: { producer: producer.code }, scope, channelNames });
  const yesNo = (value: boolean | null) => (value === null ? t('unknown') : t(value ? 'yes' : 'no'));
  return (
    <>
      <Breadcrumb
        crumbs={[
          { to: '/department/producers', label: t('navProducers') },
          { label: producer.name, lang: 'vi' },
        ]}
      />
      <h1 lang="vi" className="text-3xl">
        {producer.name}
      </h1>
      {done && !refused && <Note tone="success">{t(done)}</Note>}
      <ErrorSummary errors={refused?.errors} labels={{ note: t('suspendProducerNote') }} />
      <Panel>
        <Facts
          facts={[
            { term: t('col_code'), value: producer.code },
            { term: t('col_type'), value: t(`type_${producer.legalType}`) },
            {
              term: t('col_commune'),
              value: producer.communeName === null ? t('unknown') : placeName(language, producer.communeName),
            },
            { term: t('filter_women'), value: yesNo(producer.womenLed) },
            { term: t('filter_minority'), value: yesNo(producer.minorityLed) },
            {
              term: t('producerShop'),
              value:
                producer.suspendedAt === null ? (
                  <a href={`/producers/${producer.slug}`}>/producers/{producer.slug}</a>
                ) : (
                  t('producerNotShown')
                ),
            },
          ]}
        />
      </Panel>
      <Panel title={t('producerProducts')}>
        <DataTable
          caption={t('producerProducts')}
          hideCaption
          columns={columns.filter(({ key }) => key !== 'producer')}
          rows={rows}
          rowKey={({ entry }) => entry.id}
          empty={<p>{t('noEntriesTitle')}</p>}
        />
      </Panel>
      <ProducerSuspension
        key={producer.suspendedAt}
        producer={producer}
        note={refused?.kept.note ?? ''}
        errors={refused?.errors ?? null}
      />
    </>
  );
}

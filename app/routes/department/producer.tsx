import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Panel } from '#app/components/panel.tsx';
import { WHOLE_REGISTER } from '#app/domain/reports/figure-rows.ts';
import { readRegisterProducer } from '#app/domain/reports/read-register-producer.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { useT } from '#app/i18n/messages.ts';
import { useEntryColumns } from '#app/routes/department/entry-columns.tsx';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/producers/:code` */
export const loader = loaderFor('department', ({ context, params }) =>
  readRegisterProducer(context, params.code ?? ''),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.producer.name ?? ''} · Chợ Phiên` },
];

export default function Producer() {
  const { producer, rows, asOf, channelNames } = useLoaderData<typeof loader>();
  const t = useT(departmentMessages);
  const scope = { target: WHOLE_REGISTER, asOf };
  const columns = useEntryColumns({ filter: { producer: producer.code }, scope, channelNames });
  const yesNo = (value: boolean | null) => (value === null ? t('unknown') : t(value ? 'yes' : 'no'));
  return (
    <>
      <Breadcrumb
        crumbs={[{ to: '/department/producers', label: t('navProducers') }, { label: producer.name }]}
      />
      <h1 className="text-3xl">{producer.name}</h1>
      <Panel>
        <Facts
          facts={[
            { term: t('col_code'), value: producer.code },
            { term: t('col_type'), value: t(`type_${producer.legalType}`) },
            { term: t('col_commune'), value: producer.communeName ?? t('unknown') },
            { term: t('filter_women'), value: yesNo(producer.womenLed) },
            { term: t('filter_minority'), value: yesNo(producer.minorityLed) },
            {
              term: t('producerShop'),
              value: <a href={`/producers/${producer.slug}`}>/producers/{producer.slug}</a>,
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
    </>
  );
}

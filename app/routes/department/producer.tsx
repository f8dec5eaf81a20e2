import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { DataTable } from '#app/components/data-table.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { WHOLE_REGISTER } from '#app/domain/register/whole-register.ts';
import { readRegisterProducer } from '#app/domain/reports/read-register-producer.server.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { memberMessages } from '#app/i18n/members.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actOnProducer } from '#app/routes/department/act-on-producer.server.ts';
import { useEntryColumns } from '#app/routes/department/entry-columns.tsx';
import { InviteForm } from '#app/routes/department/invite-form.tsx';
import { MemberLink } from '#app/routes/department/member-link.tsx';
import { MemberList } from '#app/routes/department/member-list.tsx';
import { ProducerSuspension } from '#app/routes/department/producer-suspension.tsx';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const doneTexts: Readonly<Record<string, 'producerSuspended' | 'producerLifted'>> = {
  suspend: 'producerSuspended',
  lift: 'producerLifted',
};

/** `/department/producers/:code`: a producer with its products and its people. */
export const loader = loaderFor('department', async ({ context, params, url }) => {
  const page = await readRegisterProducer(context, params.code ?? '');
  const done = url.searchParams.get('done') ?? '';
  const who = page.members.find(({ personId }) => personId === url.searchParams.get('person'));
  return {
    ...page,
    done: doneTexts[done] ?? null,
    isEnded: done === 'ended',
    known: done === 'hasAccount' && who ? { name: who.name, hasPassword: who.hasPassword } : null,
  };
});

export const action = actionFor('department', async ({ context, actor, params, request }) => {
  const { producer } = await readRegisterProducer(context, params.code ?? '');
  const form = await request.formData();
  const kept = {
    intent: textOf(form, 'intent'),
    note: textOf(form, 'note'),
    name: textOf(form, 'name'),
    phone: textOf(form, 'phone'),
    email: textOf(form, 'email'),
    language: textOf(form, 'language'),
  };
  return answerForm(kept, async () => {
    const result = await actOnProducer(context, actor, producer, form);
    if ('link' in result) return result;
    const { done, personId } = result;
    throw redirect(
      `/department/producers/${producer.code}?${new URLSearchParams({ done, ...(personId === null ? {} : { person: personId }) })}`,
      303,
    );
  });
});

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.producer.name ?? ''} · Chợ Phiên` },
];

export default function Producer() {
  const { producer, members, rows, asOf, channelNames, done, isEnded, known } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const link = answer && 'link' in answer ? answer.link : null;
  const refused = answer && 'errors' in answer ? answer : null;
  const invite = refused?.kept.intent === 'invite' ? refused : null;
  const other = invite ? null : refused;
  const t = useT(departmentMessages);
  const tMember = useT(memberMessages);
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
      {done && !answer && <Note tone="success">{t(done)}</Note>}
      {isEnded && !answer && <Note tone="success">{tMember('ended')}</Note>}
      {known && !answer && (
        <Note tone="success">
          {tMember(known.hasPassword ? 'hasAccount' : 'hasAccountNoPassword', { name: known.name })}
        </Note>
      )}
      {link && <MemberLink link={link} backTo={`/department/producers/${producer.code}`} />}
      <ErrorSummary errors={other?.errors} labels={{ note: t('suspendProducerNote') }} />
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
                  <a href={`/producers/${producer.slug}`} className="break-all">
                    /producers/{producer.slug}
                  </a>
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
      <MemberList members={members} />
      <InviteForm errors={invite?.errors} kept={invite?.kept} />
      <ProducerSuspension
        key={producer.suspendedAt}
        producer={producer}
        note={other?.kept.note ?? ''}
        errors={other?.errors ?? null}
      />
    </>
  );
}

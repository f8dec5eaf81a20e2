import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { DayField } from '#app/components/day-field.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { FileField } from '#app/components/file-field.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { givePaper } from '#app/domain/channels/papers/give-paper.server.ts';
import { listPaperSubjects } from '#app/domain/channels/papers/list-papers.server.ts';
import { MAX_PAPER_BYTES } from '#app/domain/channels/papers/paper-file.server.ts';
import { paperKind, paperKinds } from '#app/domain/channels/papers/paper-kinds.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { paperKindKey, paperMessages } from '#app/i18n/papers.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { paperOf, readPaperForm } from '#app/routes/seller/papers/read-paper-form.server.ts';
import { uploadPlace } from '#app/server/uploads/upload-room.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

export const loader = loaderFor('seller', async ({ context, actor, url, language }) => ({
  ...(await listPaperSubjects(context, actor, searchIn(url))),
  search: searchIn(url),
  /** What a readiness item asks for. */
  asked: paperKind.safeParse(url.searchParams.get('kind')).data,
  megabytes: MAX_PAPER_BYTES / 1024 / 1024,
  title: translate(paperMessages, language)('giveTitle'),
}));

function searchIn(url: URL): string {
  return (url.searchParams.get('q') ?? '').slice(0, 100);
}

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await readPaperForm(request, uploadPlace(context, actor.producerId));
  return answerForm(form.kept, async () => {
    await givePaper(context, actor, paperOf(form));
    return redirect('/seller/papers?done=given', 303);
  });
});

/** Retry-After of a form that was sent too often. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} · Chợ Phiên` },
];

export default function GivePaper() {
  const { subjects, hasMore, search, asked, megabytes } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors;
  const kept = refused?.kept;
  const t = useT(paperMessages);
  return (
    <>
      <Breadcrumb crumbs={[{ to: '/seller/papers', label: t('title') }, { label: t('giveTitle') }]} />
      <h1 className="text-3xl">{t('giveTitle')}</h1>
      <ErrorSummary errors={errors} />
      {refused && (
        <noscript>
          <Note tone="warning">{t('chooseAgain')}</Note>
        </noscript>
      )}
      {(hasMore || search !== '') && (
        <Form method="get" className="flex max-w-2xl flex-wrap items-end gap-2">
          {asked && <input type="hidden" name="kind" value={asked} />}
          <div className="min-w-0 flex-1 basis-60">
            <TextField
              key={search}
              name="q"
              type="search"
              label={t('findListing')}
              hint={t('findListingHint', { count: subjects.length })}
              defaultValue={search}
            />
          </div>
          <SubmitButton look="secondary">{t('findListingGo')}</SubmitButton>
        </Form>
      )}
      <Panel>
        <Form method="post" encType="multipart/form-data" noValidate className="max-w-2xl space-y-5">
          <FileField
            name="file"
            label={t('file')}
            hint={t('fileHint', { megabytes })}
            errors={errors?.file}
            accept="application/pdf,image/jpeg,image/png"
          />
          <SelectField
            name="kind"
            label={t('kind')}
            placeholder={t('chooseKind')}
            defaultValue={kept?.kind ?? asked}
            errors={errors?.kind}
            options={paperKinds.map((kind) => ({ value: kind, label: t(paperKindKey(kind)) }))}
          />
          <SelectField
            key={search}
            name="listing"
            label={t('listing')}
            placeholder={t('allGoods')}
            defaultValue={kept?.listing}
            errors={errors?.listing}
            options={subjects.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <TextField
            name="number"
            label={t('numberField')}
            hint={t('numberHint')}
            defaultValue={kept?.number}
            errors={errors?.number}
            optional
          />
          <TextField
            name="issuer"
            label={t('issuerField')}
            defaultValue={kept?.issuer}
            errors={errors?.issuer}
            optional
          />
          <DayField
            name="issuedOn"
            label={t('issuedOnField')}
            defaultValue={kept?.issuedOn ?? ''}
            errors={errors?.issuedOn}
            optional
          />
          <DayField
            name="validTo"
            label={t('validToField')}
            hint={t('validToHint')}
            defaultValue={kept?.validTo ?? ''}
            errors={errors?.validTo}
            optional
          />
          <SubmitButton busyLabel={t('sending')}>{t('send')}</SubmitButton>
        </Form>
      </Panel>
    </>
  );
}

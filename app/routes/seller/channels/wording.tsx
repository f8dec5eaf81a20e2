import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { priceSteps } from '#app/domain/channels/wording/channel-wording.ts';
import {
  channelsWithDefaults,
  readWordingDefaults,
} from '#app/domain/channels/wording/read-wording-defaults.server.ts';
import { saveChannelWording } from '#app/domain/channels/wording/save-channel-wording.server.ts';
import { channelNameText } from '#app/i18n/channels.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { wordingDefaultMessages } from '#app/i18n/wording-defaults.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { ChannelChoice } from '#app/routes/seller/channels/channel-choice.tsx';
import { WordingSamples } from '#app/routes/seller/channels/wording-samples.tsx';
import { SavedElsewhere } from '#app/routes/seller/saved-elsewhere.tsx';
import { isSavedElsewhere, markFor, SeenMark, useOwnKey } from '#app/routes/seller/seen-mark.tsx';
import { NotFound } from '#app/server/domain-error.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

/** `/seller/channels/:channel/wording`: words and prices of all products on one channel. */
export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const channels = channelsWithDefaults();
  const channel = channels.find(({ code }) => code === params.channel);
  if (!channel) throw new NotFound('channel');
  const other = channels.find(({ code }) => code === url.searchParams.get('channel'));
  if (other && other !== channel) throw redirect(`/seller/channels/${other.code}/wording`, 303);
  return {
    ...(await readWordingDefaults(context, actor, channel.code)),
    channel,
    channels,
    isSaved: url.searchParams.has('saved'),
    pageTitle: translate(wordingDefaultMessages, language)('title'),
  };
});

export const action = actionFor('seller', async ({ context, actor, params, request }) => {
  const form = await request.formData();
  const kept = {
    prefixMode: textOf(form, 'prefixMode'),
    titlePrefix: textOf(form, 'titlePrefix'),
    brand: textOf(form, 'brand'),
    priceAdd: textOf(form, 'priceAdd'),
    priceStep: textOf(form, 'priceStep'),
    seen: textOf(form, 'seen'),
  };
  const prefixes: Readonly<Record<string, string | null>> = {
    none: '',
    own: kept.titlePrefix.trim() || null,
  };
  return answerForm(kept, async () => {
    const channelCode = channelsWithDefaults().find(({ code }) => code === params.channel)?.code;
    if (!channelCode) throw new NotFound('channel');
    await saveChannelWording(context, actor, {
      channelCode,
      listingId: null,
      fields: {
        brand: kept.brand,
        priceAdd: kept.priceAdd,
        priceStep: kept.priceStep,
        titlePrefix: prefixes[kept.prefixMode] ?? null,
      },
      seen: kept.seen,
    });
    return redirect(`/seller/channels/${channelCode}/wording?saved=1`, 303);
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.pageTitle ?? ''} · Chợ Phiên` },
];

export default function WordingDefaults() {
  const { own, mark, byItself, ownWay, samples, channel, channels, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : undefined;
  const errors = refused?.errors;
  const kept = refused?.kept;
  const t = useT(wordingDefaultMessages);
  const language = useLanguage();
  const savedMode = own.titlePrefix === undefined ? 'auto' : own.titlePrefix === '' ? 'none' : 'own';
  const key = useOwnKey(refused !== undefined || isSaved);
  const ofForm = refused && { errors: refused.errors, seen: refused.kept.seen };
  const percent = (own.priceAdd ?? '').replace('.', language === 'vi' ? ',' : '.');
  const modeName = (mode: string) =>
    mode === 'auto'
      ? t(byItself.hasStar ? 'prefix_star' : 'prefix_auto')
      : t(mode === 'none' ? 'prefix_none' : 'prefix_own');
  const stepText = (step: number) =>
    step === 1 ? t('stepNone') : t('stepOf', { amount: formatVnd(language, step) });
  const name = channelNameText(language, channel);
  return (
    <>
      <Breadcrumb crumbs={[{ to: '/seller/channels', label: t('back') }, { label: t('title') }]} />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('intro')}</p>
      </header>
      <ErrorSummary errors={errors} />
      {isSaved && !refused && <Note tone="success">{t('saved', { channel: name })}</Note>}
      <ChannelChoice channels={channels} current={channel.code} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('formTitle', { channel: name })}>
          <Form key={`${channel.code} ${key}`} method="post" className="space-y-5" noValidate>
            <SeenMark mark={markFor(mark, ofForm)} />
            {refused && isSavedElsewhere(refused.errors) && (
              <SavedElsewhere
                labels={{
                  prefixMode: t('prefixMode'),
                  titlePrefix: t('titlePrefix'),
                  brand: t('brand'),
                  priceAdd: t('priceAdd'),
                  priceStep: t('priceStep'),
                }}
                typed={(field) => refused.kept[field as keyof typeof refused.kept] ?? ''}
                stored={{ ...own, prefixMode: savedMode, priceAdd: percent }}
                shown={(field, value) => {
                  if (field === 'prefixMode') return modeName(value);
                  if (field === 'priceStep') return stepText(Number(value));
                  if (field === 'priceAdd') return `${value} %`;
                }}
              />
            )}
            <SelectField
              name="prefixMode"
              label={t('prefixMode')}
              defaultValue={kept?.prefixMode ?? savedMode}
              options={[
                { value: 'auto', label: modeName('auto') },
                ...(byItself.hasStar || savedMode === 'none' || kept?.prefixMode === 'none'
                  ? [{ value: 'none', label: modeName('none') }]
                  : []),
                { value: 'own', label: modeName('own') },
              ]}
            />
            <TextField
              name="titlePrefix"
              label={t('titlePrefix')}
              hint={t('titlePrefixHint')}
              defaultValue={kept?.titlePrefix ?? own.titlePrefix ?? ''}
              errors={errors?.titlePrefix}
              optional
            />
            <TextField
              name="brand"
              label={t('brand')}
              hint={t('brandHint')}
              defaultValue={kept?.brand ?? own.brand ?? ''}
              errors={errors?.brand}
              optional
            />
            <TextField
              name="priceAdd"
              inputMode="decimal"
              label={t('priceAdd')}
              hint={t('priceAddHint')}
              defaultValue={kept?.priceAdd ?? percent}
              suffix="%"
              errors={errors?.priceAdd}
              optional
            />
            <SelectField
              name="priceStep"
              label={t('priceStep')}
              hint={t('priceStepHint')}
              defaultValue={kept?.priceStep ?? own.priceStep ?? ''}
              errors={errors?.priceStep}
              options={[
                {
                  value: '',
                  label:
                    byItself.priceStep === 1
                      ? stepText(1)
                      : t('stepByItself', { step: stepText(byItself.priceStep) }),
                },
                ...priceSteps
                  .filter((step) => step !== byItself.priceStep)
                  .map((step) => ({ value: String(step), label: stepText(step) })),
              ]}
            />
            <SubmitButton busyLabel={t('saving')} className="w-full sm:w-auto">
              {t('save')}
            </SubmitButton>
          </Form>
        </Panel>
        <WordingSamples channel={channel} samples={samples} ownWay={ownWay} />
      </div>
    </>
  );
}

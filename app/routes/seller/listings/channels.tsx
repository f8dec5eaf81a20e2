import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { useFocusByHash } from '#app/components/use-focus-by-hash.ts';
import { readAttributeForm } from '#app/domain/channels/attributes/read-attribute-form.server.ts';
import { saveAttributeAnswers } from '#app/domain/channels/attributes/save-attribute-answers.server.ts';
import { channelCards } from '#app/domain/channels/channel-cards.server.ts';
import { readListingRefusals } from '#app/domain/channels/push/read-refusals.server.ts';
import { readChannelWording } from '#app/domain/channels/wording/read-channel-wording.server.ts';
import { saveChannelWording } from '#app/domain/channels/wording/save-channel-wording.server.ts';
import { channelNameText } from '#app/i18n/channels.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate, useLanguage, useT } from '#app/i18n/messages.ts';
import { refusalSentence } from '#app/i18n/refusals.ts';
import { wordingMessages } from '#app/i18n/wording.ts';
import { answerForm, textOf } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { ChannelChoice } from '#app/routes/seller/channels/channel-choice.tsx';
import { AttributeQuestions } from '#app/routes/seller/listings/attribute-questions.tsx';
import { FromDefaults } from '#app/routes/seller/listings/from-defaults.tsx';
import { LeftOut } from '#app/routes/seller/listings/left-out.tsx';
import { LeftToDo } from '#app/routes/seller/listings/left-to-do.tsx';
import { OwnPriceField } from '#app/routes/seller/listings/own-price-field.tsx';
import { readAnswers } from '#app/routes/seller/listings/read-answers.server.ts';
import { namedFields } from '#app/routes/seller/listings/refused-there.tsx';
import { StandsThere } from '#app/routes/seller/listings/stands-there.tsx';
import { SavedElsewhere } from '#app/routes/seller/saved-elsewhere.tsx';
import { isSavedElsewhere, markFor, SeenMark, useOwnKey } from '#app/routes/seller/seen-mark.tsx';
import { WarnedWords } from '#app/routes/warned-words.tsx';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const texts = ['title', 'description', 'brand', 'priceAdd'] as const;
const priceQuestions: readonly unknown[] = [
  'priceFarBelow',
  'priceFarAbove',
  'priceLosing',
  'priceLosingBeforeCarriage',
];
const isPriceQuestion = (code: unknown) => priceQuestions.includes(code);

export const loader = loaderFor('seller', async ({ context, actor, params, url, language }) => {
  const cards = channelCards();
  const asked = url.searchParams.get('channel');
  const channel = cards.find(({ code }) => code === asked) ?? cards[0];
  const listingId = params.listingId ?? '';
  const channelCode = channel?.code ?? '';
  const subject = { listingId, channelCode };
  return {
    ...(await readChannelWording(context, actor, subject)),
    attributeForm: await readAttributeForm(context, actor, { ...subject, language }),
    refusals: (await readListingRefusals(context, actor, listingId)).find(
      (one) => one.channel.code === channelCode,
    ),
    channel: { code: channelCode, name: channel?.name ?? '' },
    channels: cards.map(({ code, name }) => ({ code, name })),
    saved: url.searchParams.get('saved'),
    hasDefaults: channel?.hasPack === true,
    pageTitle: translate(wordingMessages, language)('title'),
  };
});

export const action = actionFor('seller', async ({ context, actor, params, request, language }) => {
  const form = await request.formData();
  const listingId = params.listingId ?? '';
  const channelCode = textOf(form, 'channel');
  const seen = textOf(form, 'seen');
  const back = (saved: string) => {
    const query = new URLSearchParams({ channel: channelCode, saved });
    return redirect(`/seller/listings/${listingId}/channels?${query}`, 303);
  };
  if (textOf(form, 'intent') === 'attributes') {
    const given = readAnswers(form);
    return answerForm({ wording: null, answers: given, seen }, async () => {
      await saveAttributeAnswers(context, actor, { channelCode, listingId, given, seen, language });
      return back('answers');
    });
  }
  const typed = Object.fromEntries([...form.keys()].map((name) => [name, textOf(form, name)]));
  return answerForm({ wording: typed, answers: null, seen }, async () => {
    const prefix = textOf(form, 'titlePrefix').trim();
    const names = [...form.keys()];
    const prices = names.filter((name) => name.startsWith('price:'));
    const meant = names.filter((name) => name.startsWith('meant:'));
    await saveChannelWording(context, actor, {
      channelCode,
      listingId,
      fields: {
        ...Object.fromEntries([...texts, ...prices].map((name) => [name, textOf(form, name)])),
        titlePrefix: prefix === '' ? null : prefix === '-' ? '' : prefix,
      },
      meant: Object.fromEntries(meant.map((name) => [name.slice('meant:'.length), textOf(form, name)])),
      seen,
    });
    return back('1');
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.pageTitle ?? ''} · Chợ Phiên` },
];

export default function ListingChannels() {
  const view = useLoaderData<typeof loader>();
  const { listing, own, producer, hasDefaults, seen, limits, items, channels, saved } = view;
  const answer = useActionData<typeof action>();
  const refused = answer && 'errors' in answer ? answer : undefined;
  const errors = refused?.errors;
  const t = useT(wordingMessages);
  const language = useLanguage();
  const channel = { ...view.channel, name: channelNameText(language, view.channel) };
  const kept = refused?.kept;
  const refusedAt = (field: string) =>
    view.refusals?.refusals
      .filter((one) => namedFields(one).includes(field) && !one.mended)
      .map(({ words }) => refusalSentence(language, words));
  useFocusByHash();
  // As it stands the platform has it back: that our own rules find nothing is no promise.
  const isRefused =
    view.refusals?.isResending === false && view.refusals.refusals.some(({ mended }) => !mended);
  const ofWording = kept?.wording ? { errors: refused?.errors ?? {}, seen: kept.seen } : undefined;
  const ofAnswers = kept?.answers ? { errors: refused?.errors ?? {}, seen: kept.seen } : undefined;
  const wordingKey = useOwnKey(refused ? ofWording !== undefined : saved === '1');
  const answersKey = useOwnKey(refused ? ofAnswers !== undefined : saved === 'answers');
  const typed = (name: string) => kept?.wording?.[name] ?? own[name] ?? '';
  const prefix = own.titlePrefix === '' ? '-' : (own.titlePrefix ?? '');
  return (
    <>
      <Breadcrumb
        crumbs={[{ to: `/seller/listings/${listing.id}`, label: listing.title }, { label: t('title') }]}
      />
      <header className="space-y-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="measure text-ink-soft">{t('intro')}</p>
      </header>
      <ErrorSummary errors={errors} />
      {saved && !refused && <Note tone="success">{t(saved === 'answers' ? 'answersSaved' : 'saved')}</Note>}
      <ChannelChoice channels={channels} current={channel.code} />
      <StandsThere
        listingId={listing.id}
        channel={channel}
        refused={view.refusals}
        isHeldBack={view.standsThere && items.some(({ severity }) => severity === 'blocking')}
      />
      <AttributeQuestions
        key={`questions ${channel.code} ${answersKey}`}
        form={view.attributeForm}
        mark={markFor(view.attributeForm.mark, ofAnswers)}
        isSavedElsewhere={isSavedElsewhere(ofAnswers?.errors)}
        listingId={listing.id}
        channel={channel}
        errors={errors}
        typed={kept?.answers ?? undefined}
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <Panel title={channel.name}>
          <Form key={`${channel.code} ${wordingKey}`} method="post" className="space-y-5" noValidate>
            <input type="hidden" name="channel" value={channel.code} />
            <SeenMark mark={markFor(view.mark, ofWording)} />
            {isSavedElsewhere(ofWording?.errors) && (
              <SavedElsewhere
                labels={{
                  title: t('ownTitle', { channel: channel.name }),
                  titlePrefix: t('ownPrefix'),
                  description: t('ownDescription', { channel: channel.name }),
                  brand: t('ownBrand', { channel: channel.name }),
                  priceAdd: t('priceAdd'),
                  ...Object.fromEntries(
                    listing.variants.map(({ publicCode, nameVi }) => [
                      `price:${publicCode}`,
                      t('ownPrice', { size: nameVi }),
                    ]),
                  ),
                }}
                typed={(name) => kept?.wording?.[name] ?? ''}
                stored={{ ...own, titlePrefix: prefix }}
                shown={(name, value) =>
                  name.startsWith('price:') ? formatVnd(language, Number(value)) : undefined
                }
              />
            )}
            <TextField
              name="title"
              label={t('ownTitle', { channel: channel.name })}
              hint={t('marketHas', { text: listing.title })}
              defaultValue={typed('title')}
              limits={limits.title}
              errors={errors?.title ?? refusedAt('own.title')}
              below={(text) => <WarnedWords path="titleVi" text={text} starsToday={view.starsToday} />}
              optional
            />
            <TextField
              name="titlePrefix"
              label={t('ownPrefix')}
              hint={t('ownPrefixHint')}
              defaultValue={kept?.wording?.titlePrefix ?? prefix}
              errors={errors?.titlePrefix}
              optional
            />
            <TextareaField
              name="description"
              rows={7}
              label={t('ownDescription', { channel: channel.name })}
              defaultValue={typed('description')}
              limits={limits.description}
              errors={errors?.description ?? refusedAt('own.description')}
              below={(text) => <WarnedWords path="descriptionVi" text={text} starsToday={view.starsToday} />}
              optional
            />
            <TextField
              name="brand"
              label={t('ownBrand', { channel: channel.name })}
              hint={listing.brand ? t('marketHas', { text: listing.brand }) : undefined}
              defaultValue={typed('brand')}
              errors={errors?.brand}
              optional
            />
            {!view.takesOwnPrices && <p className="measure">{t('priceOfPage', { channel: channel.name })}</p>}
            {(view.takesOwnPrices || own.priceAdd !== undefined) && (
              <TextField
                name="priceAdd"
                inputMode="decimal"
                label={t('priceAdd')}
                hint={t('priceAddHint')}
                defaultValue={typed('priceAdd')}
                suffix="%"
                errors={errors?.priceAdd}
                optional
              />
            )}
            {listing.variants
              .filter(({ publicCode }) => view.takesOwnPrices || own[`price:${publicCode}`] !== undefined)
              .map((size) => {
                const name = `price:${size.publicCode}`;
                const asked = refused ? errors?.[name] : view.doubtful[name];
                return (
                  <OwnPriceField
                    key={size.publicCode}
                    size={size}
                    typed={typed(name)}
                    errors={asked}
                    channelName={channel.name}
                    range={view.priceRange}
                    isDoubtful={isPriceQuestion(asked?.code)}
                  />
                );
              })}
            <SubmitButton busyLabel={t('saving')}>{t('save')}</SubmitButton>
          </Form>
        </Panel>
        <div className="space-y-4">
          <Panel title={t('preview', { channel: channel.name })}>
            {seen.photo && <img src={seen.photo} alt="" className="mb-3 size-40 rounded-md object-cover" />}
            <p className="text-lg font-bold wrap-anywhere">{seen.title}</p>
            <p className="text-ink-soft">{seen.brand ?? t('noBrand')}</p>
            <ul className="my-3">
              {listing.variants.map(({ publicCode, nameVi }) => (
                <li key={publicCode}>
                  {nameVi}: <strong>{formatVnd(language, seen.prices[publicCode] ?? 0)}</strong>
                </li>
              ))}
            </ul>
            <p className="whitespace-pre-line wrap-anywhere">{seen.description}</p>
            <LeftOut channelName={channel.name} leftOut={view.leftOut} />
            {items.every(({ severity }) => severity !== 'blocking') && (
              <p className="mt-4 font-bold">
                {t(isRefused ? 'previewRefused' : 'previewOk', { channel: channel.name })}
              </p>
            )}
            <LeftToDo kind="blocking" channelName={channel.name} items={items} />
            <LeftToDo kind="warning" channelName={channel.name} items={items} />
          </Panel>
          {hasDefaults && <FromDefaults channelCode={channel.code} producer={producer} own={own} />}
        </div>
      </div>
    </>
  );
}

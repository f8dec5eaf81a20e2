import { redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Facts } from '#app/components/facts.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Panel } from '#app/components/panel.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { readProfile } from '#app/domain/catalog/read-profile.server.ts';
import { readRepresentative } from '#app/domain/catalog/read-representative.server.ts';
import { type UpdateProfile, updateProfile } from '#app/domain/catalog/update-profile.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { translationMessages } from '#app/i18n/translation.ts';
import { answerForm } from '#app/routes/answer-form.server.ts';
import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';

export { shouldRevalidate } from '#app/routes/read-anew.ts';

const names = ['contactPhone', 'contactZalo', 'contactEmail', 'website', 'storyVi', 'storyEn'] as const;

export const loader = loaderFor('seller', async ({ context, actor }) => {
  const { representativeId, ...profile } = await readProfile(context, actor);
  return { profile, representative: await readRepresentative(context, representativeId) };
});

export const action = actionFor('seller', async ({ context, actor, request }) => {
  const form = await request.formData();
  const typed = Object.fromEntries(
    names.map((name) => [name, String(form.get(name) ?? '')]),
  ) as UpdateProfile;
  return answerForm(typed, async () => {
    await updateProfile(context, actor, typed);
    return redirect(`/seller/profile?done=profile&at=${context.clock.now()}`, 303);
  });
});

export default function SellerProfile() {
  const { profile, representative } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const t = useT(catalogMessages);
  const tEnglish = useT(translationMessages);
  const refused = problem && 'errors' in problem ? problem : null;
  const errors = refused?.errors ?? null;
  const field = (name: (typeof names)[number]) => ({
    name,
    defaultValue: refused?.kept[name] ?? profile[name],
    errors: errors?.[name],
  });
  return (
    <>
      <header className="space-y-1">
        <h1 className="text-3xl">{t('profileTitle')}</h1>
        <p className="measure">{t('profileLead')}</p>
        <Link to={`/producers/${profile.slug}`} className="inline-flex min-h-12 items-center gap-1">
          {t('seeProfileInShop')}
          <Icon name="external" className="size-4" />
        </Link>
      </header>
      <ErrorSummary
        errors={errors}
        labels={{
          contactPhone: t('contactPhone'),
          contactZalo: t('contactZalo'),
          contactEmail: t('contactEmail'),
          website: t('website'),
          storyVi: t('producerStoryVi'),
          storyEn: t('producerStoryEn'),
        }}
      />
      <Form method="post" noValidate className="space-y-6">
        <Panel title={t('contactTitle')}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              {...field('contactPhone')}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              label={t('contactPhone')}
              hint={t('contactPhoneHint')}
              optional
            />
            <TextField
              {...field('contactZalo')}
              type="tel"
              inputMode="tel"
              label={t('contactZalo')}
              hint={t('contactZaloHint')}
              optional
            />
            <TextField
              {...field('contactEmail')}
              type="email"
              autoComplete="email"
              label={t('contactEmail')}
              optional
            />
            <TextField {...field('website')} type="url" inputMode="url" label={t('website')} optional />
          </div>
        </Panel>
        <Panel>
          <div className="space-y-5">
            <TextareaField
              {...field('storyVi')}
              rows={7}
              label={t('producerStoryVi')}
              hint={t('producerStoryViHint')}
              optional
            />
            {profile.storyVi.trim() !== '' && profile.storyEn.trim() === '' && (
              <p className="text-sm text-ink-soft">{tEnglish('missingProducer')}</p>
            )}
            <TextareaField {...field('storyEn')} rows={7} lang="en" label={t('producerStoryEn')} optional />
          </div>
        </Panel>
        <SubmitButton busyLabel={t('saving')} className="w-full sm:w-auto">
          {t('save')}
        </SubmitButton>
      </Form>
      <Panel title={t('producerFacts')}>
        <Facts
          facts={[
            { term: t('producerName'), value: profile.name },
            { term: t('producerPlace'), value: profile.address },
            { term: t('producerRepresentative'), value: representative },
          ]}
        />
        <p className="mt-3 text-sm text-ink-soft">{t('producerFactsHint')}</p>
      </Panel>
    </>
  );
}

import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { channelNameText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { wordingMessages } from '#app/i18n/wording.ts';

/** Which platform the page is about: a list to choose from on a phone, tabs where there is room. Both ask `?channel=`. */
export function ChannelChoice({
  channels,
  current,
}: {
  channels: ReadonlyArray<{ code: string; name: string }>;
  current: string;
}) {
  const t = useT(wordingMessages);
  const language = useLanguage();
  return (
    <>
      <Form key={current} method="get" className="grid grid-cols-[1fr_auto] items-end gap-3 md:hidden">
        <SelectField
          id="channel-choice"
          name="channel"
          label={t('channels')}
          defaultValue={current}
          options={channels.map((one) => ({ value: one.code, label: channelNameText(language, one) }))}
        />
        <SubmitButton look="secondary">{t('showChannel')}</SubmitButton>
      </Form>
      <nav aria-label={t('channels')} className="flex flex-wrap gap-2 max-md:hidden">
        {channels.map((one) => (
          <Link
            key={one.code}
            to={`?channel=${one.code}`}
            aria-current={one.code === current ? 'page' : undefined}
            className="inline-flex min-h-12 items-center rounded-md border-2 border-line-strong px-4 aria-[current=page]:border-indigo aria-[current=page]:bg-indigo-tint aria-[current=page]:font-bold"
          >
            {channelNameText(language, one)}
          </Link>
        ))}
      </nav>
    </>
  );
}

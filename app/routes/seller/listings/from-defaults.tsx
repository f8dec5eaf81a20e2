import { Link } from '@remix-run/react';
import { Facts } from '#app/components/facts.tsx';
import { Panel } from '#app/components/panel.tsx';
import { formatVnd } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { wordingDefaultMessages } from '#app/i18n/wording-defaults.ts';

/**
 * On a listing's page of a channel: what comes from the words and prices that hold for all of the producer's products
 * there, and where that is changed.
 * @param producer by field, as chosen for all; @param own by field, as chosen for this listing: it wins.
 */
export function FromDefaults({
  channelCode,
  producer,
  own,
}: {
  channelCode: string;
  producer: Readonly<Record<string, string>>;
  own: Readonly<Record<string, string>>;
}) {
  const t = useT(wordingDefaultMessages);
  const language = useLanguage();
  const used = (field: string) => (own[field] === undefined ? producer[field] : undefined);
  const step = used('priceStep');
  const add = used('priceAdd')?.replace('.', language === 'vi' ? ',' : '.');
  const facts = [
    { term: t('titlePrefix'), value: used('titlePrefix') === '' ? t('prefix_none') : used('titlePrefix') },
    { term: t('brand'), value: used('brand') },
    { term: t('priceAdd'), value: add === undefined ? undefined : `${add} %` },
    { term: t('priceStep'), value: step === undefined ? undefined : formatVnd(language, Number(step)) },
  ].filter(({ value }) => value !== undefined);
  return (
    <Panel title={t('fromAllTitle')}>
      {facts.length === 0 ? <p>{t('fromAllNone')}</p> : <Facts facts={facts} />}
      <Link to={`/seller/channels/${channelCode}/wording`} className="inline-flex min-h-12 items-center">
        {t('changeForAll')}
      </Link>
    </Panel>
  );
}

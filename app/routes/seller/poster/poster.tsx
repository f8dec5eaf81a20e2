import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Motif } from '#app/components/motif.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Picture } from '#app/components/picture.tsx';
import { readPoster } from '#app/domain/payments/poster/read-poster.server.ts';
import { deliveryMessages } from '#app/i18n/delivery-settings.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/seller/poster`: what will stand on the sign for the stall, and the sign as a file. */
export const loader = loaderFor('seller', async ({ context, actor, language }) => {
  const { name, address, pictures, account } = await readPoster(context, actor);
  return {
    name,
    address,
    pictures,
    account: account && { bankName: account.bankName, numberEnd: account.numberEnd },
    title: translate(deliveryMessages, language)('posterTitle'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ''} · Chợ Phiên` },
];

const square = 'aspect-square w-full rounded-md object-cover';

export default function Poster() {
  const { name, address, pictures, account } = useLoaderData<typeof loader>();
  const t = useT(deliveryMessages);
  return (
    <>
      <header className="space-y-2">
        <h1 className="text-3xl">{t('posterTitle')}</h1>
        <p className="measure text-ink-soft">{t('posterLead')}</p>
      </header>
      <Panel>
        <p lang="vi" className="text-xl font-bold text-indigo">
          {name}
        </p>
        <p className="break-all text-ink-soft">{address}</p>
        {pictures.length > 0 ? (
          <ul className="mt-3 grid max-w-md grid-cols-3 gap-2">
            {pictures.map(({ listingId, photo, setCode, motifSeed, title }) => (
              <li key={listingId}>
                {photo ? (
                  <Picture photo={photo} alt={title} lang="vi" sizes="140px" className={square} />
                ) : (
                  <Motif setCode={setCode ?? ''} kindSeed={motifSeed} alt={title} className={square} />
                )}
              </li>
            ))}
          </ul>
        ) : (
          <p className="mt-3">{t('posterNoGoods')}</p>
        )}
        {pictures.some(({ photo }) => !photo) && <p className="mt-3">{t('posterDrawn')}</p>}
        {account && (
          <p className="mt-3 font-bold">
            {t('posterPay', { bank: account.bankName, end: account.numberEnd })}
          </p>
        )}
      </Panel>
      {!account && (
        <Note tone="warning" title={t('posterNoAccount')}>
          <LinkButton to="/seller/bank" look="secondary" className="mt-2">
            {t('posterAddAccount')}
          </LinkButton>
        </Note>
      )}
      <p className="flex flex-wrap gap-3">
        {(['a5', 'a4'] as const).map((size) => (
          <a
            key={size}
            href={`/seller/poster.pdf?size=${size}`}
            target="_blank"
            rel="noreferrer"
            className={`${buttonClass(size === 'a5' ? 'primary' : 'secondary')} w-full sm:w-auto`}
          >
            <Icon name="print" />
            {t(`poster_${size}`)}
          </a>
        ))}
      </p>
      <p className="text-sm text-ink-soft">{t('posterHint')}</p>
    </>
  );
}

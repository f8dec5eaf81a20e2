import { buttonClass } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { useT } from '#app/i18n/messages.ts';
import { shopOriginMessages } from '#app/i18n/shop-origin.ts';

/** The QR code of a page of origin, to look at and to take to the printer. */
export function QrPanel({ code }: { code: string }) {
  const t = useT(shopOriginMessages);
  return (
    <section className="keep-together grid items-center gap-6 rounded-lg bg-paper-2 p-5 sm:grid-cols-[auto_minmax(0,1fr)] sm:p-6">
      <img
        src={`/p/${code}/qr.svg`}
        alt={t('qrAlt', { code: code })}
        width={180}
        height={180}
        className="rounded-md bg-white"
      />
      <div>
        <h2 className="text-xl">{t('qrTitle')}</h2>
        <p className="mt-1">{t('qrText')}</p>
        <p className="no-print mt-4 flex flex-wrap gap-3">
          {(['svg', 'png'] as const).map((kind) => (
            <a
              key={kind}
              href={`/p/${code}/qr.${kind}`}
              download={`cho-phien-${code}.${kind}`}
              className={buttonClass('secondary')}
            >
              <Icon name="download" />
              {t(kind === 'svg' ? 'qrSvg' : 'qrPng')}
            </a>
          ))}
        </p>
      </div>
    </section>
  );
}

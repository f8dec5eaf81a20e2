import { GoodsPicture } from '#app/components/goods-picture.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import type { OrderPieces } from '#app/domain/orders/fulfil/read-pieces.server.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { fulfilmentMessages } from '#app/i18n/fulfilment.ts';
import { useLanguage } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { useServiceWords } from '#app/i18n/service-words.ts';

type Lines = {
  lines: readonly OrderPieces[];
  isService: boolean;
  /** Nothing of it is to be packed: its money is in doubt, or gone. */
  isStopped?: boolean;
};

/** What goes into the parcel, and apart from it what is booked: pictures and big numbers, because many would rather look than read. */
export function OrderLines({ lines, isService, isStopped = false }: Lines) {
  if (isService) return <LinesPanel lines={lines} isService isStopped={isStopped} />;
  const [packed, booked] = [false, true].map((of) => lines.filter((line) => line.isService === of));
  return (
    <div className="space-y-4">
      {packed && packed.length > 0 && <LinesPanel lines={packed} isService={false} isStopped={isStopped} />}
      {booked && booked.length > 0 && <LinesPanel lines={booked} isService isStopped={isStopped} />}
    </div>
  );
}

function LinesPanel({ lines, isService, isStopped = false }: Lines) {
  const t = useServiceWords(fulfilmentMessages, isService);
  const language = useLanguage();
  return (
    <Panel title={t(isStopped ? 'linesTitleStopped' : 'linesTitle')}>
      <ul className="divide-y divide-line">
        {lines.map((line) => {
          const title = pickText(language, line.titleVi, line.titleEn);
          const size = pickText(language, line.sizeVi, line.sizeEn);
          return (
            <li
              key={line.lineId}
              className={`flex items-center gap-3 py-3 ${line.pieces === 0 ? 'text-ink-soft' : ''}`}
            >
              <div className={line.pieces === 0 ? 'opacity-60' : ''}>
                <GoodsPicture photo={line.photo} setCode={line.setCode} seed={line.motifSeed} />
              </div>
              <div className="min-w-0 flex-1">
                <p lang={title.lang} className="leading-snug font-bold">
                  {title.text}
                </p>
                <p lang={size.lang}>{size.text}</p>
                <p className="text-sm break-all text-ink-soft">{line.sku}</p>
                <p className="text-sm text-ink-soft">
                  {t('unitPrice', { price: formatVnd(language, line.unitPrice) })}
                </p>
                {line.isAlcohol && <Pill tone="red">{t('alcohol')}</Pill>}
                {line.cancelled > 0 && (
                  <p className="font-bold text-red-deep">
                    {line.pieces === 0
                      ? t('lineAllCancelled')
                      : t('lineCancelled', { count: line.cancelled })}
                  </p>
                )}
              </div>
              <p className="text-3xl font-bold whitespace-nowrap tabular-nums">
                {t('linePieces', { count: line.pieces })}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

import { Link } from '@remix-run/react';
import { buttonClass } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { BlockedGoods } from '#app/domain/channels/pack/place-in-pack.ts';
import { channelMessages } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';

/** Which page of them is shown, and what is ticked: on it, and on the others. */
export type BlockedPaging = {
  page: number;
  pages: number;
  ticked: readonly string[];
  tickedOther: readonly string[];
  isAll: boolean;
};

/** A button of the form: what is ticked goes along. */
function PageButton({ to, label }: { to: number; label: string }) {
  return (
    <button type="submit" name="go" value={to} className={buttonClass('secondary')}>
      {label}
    </button>
  );
}

/** Goods that stay out of the pack until they are mended; a tick sends one along all the same. */
export function BlockedGoodsPanel({
  channelName,
  blocked,
  waiting,
  count,
  paging,
}: {
  channelName: string;
  /** Those of one page. */
  blocked: readonly BlockedGoods[];
  /** Of these, by id, those that wait for a reviewer and lack nothing more. */
  waiting: readonly string[];
  /** Of all pages. */
  count: number;
  paging: BlockedPaging;
}) {
  const t = useT(packMessages);
  const w = useT(workbookMessages);
  const tChannel = useT(channelMessages);
  const language = useLanguage();
  const ticked = new Set(paging.ticked);
  return (
    <Panel title={t('blockedTitle', { count, channel: channelName })}>
      <p className="measure text-ink-soft">{t('blockedText')}</p>
      {paging.pages > 1 && (
        <>
          <input type="hidden" name="evenOther" value={paging.tickedOther.join(' ')} />
          <Checkbox name="evenAll" value="1" label={t('sendAllEven')} defaultChecked={paging.isAll} />
          {paging.tickedOther.length > 0 && (
            <p className="text-ink-soft">{t('tickedOther', { count: paging.tickedOther.length })}</p>
          )}
        </>
      )}
      <ul className="divide-y divide-line">
        {blocked.map(({ listingId, title, sku, reason, needsPaper: [paper] }) => (
          <li key={listingId} className="py-3">
            <p>
              <strong>{title}</strong>
              {sku && <span className="text-ink-soft"> ({sku})</span>}
            </p>
            <p className="measure">{waiting.includes(listingId) ? t('waitsForReview') : reason[language]}</p>
            <div className="flex flex-wrap items-center gap-x-6">
              {!waiting.includes(listingId) && (
                <Link
                  to={paper ? `/seller/papers/give?kind=${paper}` : `/seller/listings/${listingId}`}
                  className="inline-flex min-h-12 items-center font-bold"
                >
                  {paper ? t('givePaper') : tChannel('mend')}
                  <span className="sr-only"> {title}</span>
                </Link>
              )}
              {!paper && (
                <Checkbox
                  name="even"
                  value={listingId}
                  defaultChecked={ticked.has(listingId)}
                  label={
                    <>
                      {t('sendEven')}
                      <span className="sr-only">: {title}</span>
                    </>
                  }
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {paging.pages > 1 && (
        <nav aria-label={w('pagesLabel')} className="mt-4 flex flex-wrap items-center gap-3">
          {paging.page > 1 && <PageButton to={paging.page - 1} label={w('pageBefore')} />}
          <span className="text-ink-soft">{w('pageOf', { page: paging.page, pages: paging.pages })}</span>
          {paging.page < paging.pages && <PageButton to={paging.page + 1} label={w('pageAfter')} />}
        </nav>
      )}
    </Panel>
  );
}

import { Form, Link } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import { Panel } from '#app/components/panel.tsx';
import type { ShownPaper } from '#app/domain/channels/papers/list-papers.server.ts';
import type { GoodsOfPaper } from '#app/domain/channels/papers/read-paper-in-use.server.ts';
import { channelNameText } from '#app/i18n/channels.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { paperKindKey, paperMessages } from '#app/i18n/papers.ts';

/** The question before a paper is put away: what it does, and which goods would be blocked where. */
export function ArchivePanel({ paper, goods }: { paper: ShownPaper; goods: readonly GoodsOfPaper[] }) {
  const t = useT(paperMessages);
  const language = useLanguage();
  return (
    <Panel id="archive" title={t('archiveTitle', { name: t(paperKindKey(paper.kind)) })}>
      <div className="space-y-4">
        <p className="break-words">
          {paper.listingTitle === null ? t('allGoods') : t('forListing', { title: paper.listingTitle })}
          {paper.number && ` · ${t('number', { number: paper.number })}`}
        </p>
        {goods.length > 0 ? (
          <Note tone="warning" title={t('archiveBlocks', { count: goods.length })}>
            <ul className="list-disc space-y-1 pl-6">
              {goods.map(({ title, channels }) => (
                <li key={title} className="break-words">
                  <span lang="vi">{title}</span>:{' '}
                  {channels.map((channel) => channelNameText(language, channel)).join(', ')}
                </li>
              ))}
            </ul>
          </Note>
        ) : (
          <p>{t('archiveBlocksNothing')}</p>
        )}
        <p>{t('archiveHint')}</p>
        <div className="flex flex-wrap items-center gap-3">
          <Form method="post" action="/seller/papers">
            <input type="hidden" name="paper" value={paper.id} />
            <SubmitButton look="danger" name="intent" value="archive" busyLabel={t('archiving')}>
              {t('archiveYes')}
            </SubmitButton>
          </Form>
          <Link to="/seller/papers" className="inline-flex min-h-12 items-center">
            {t('archiveNo')}
          </Link>
        </div>
      </div>
    </Panel>
  );
}

/** Papers that were put away, each with the way back. */
export function ArchivedPapers({ papers }: { papers: readonly ShownPaper[] }) {
  const t = useT(paperMessages);
  if (papers.length === 0) return null;
  return (
    <details id="archived">
      <summary className="min-h-12 cursor-pointer py-3 font-bold">
        {t('archivedPapers', { count: papers.length })}
      </summary>
      <ul className="divide-y divide-line rounded-md border border-line bg-white px-4">
        {papers.map((paper) => (
          <li key={paper.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <p className="min-w-0 break-words">
              <strong>{t(paperKindKey(paper.kind))}</strong>
              {paper.number && ` · ${t('number', { number: paper.number })}`}
              <span className="block text-ink-soft">
                {paper.listingTitle === null ? t('allGoods') : t('forListing', { title: paper.listingTitle })}
              </span>
            </p>
            <Restore paper={paper} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One press takes a paper into use again. */
export function Restore({ paper }: { paper: Pick<ShownPaper, 'id' | 'kind'> }) {
  const t = useT(paperMessages);
  return (
    <Form method="post" action="/seller/papers">
      <input type="hidden" name="paper" value={paper.id} />
      <SubmitButton
        look="secondary"
        name="intent"
        value="restore"
        busyLabel={t('restoring')}
        aria-label={t('restoreNamed', { name: t(paperKindKey(paper.kind)) })}
      >
        {t('restore')}
      </SubmitButton>
    </Form>
  );
}

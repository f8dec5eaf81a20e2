import { Link } from '@remix-run/react';
import { Icon } from '#app/components/icon.tsx';
import { Panel } from '#app/components/panel.tsx';
import { type MissingEnglish as Missing, missingEnglish } from '#app/domain/catalog/is-translated.ts';
import type { Editor } from '#app/domain/catalog/read-editor.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { useT } from '#app/i18n/messages.ts';
import { translationMessages } from '#app/i18n/translation.ts';

/** What is still to be written in English, each a link to its field; nothing where nothing is missing. */
export function MissingEnglish({ editor }: { editor: Editor }) {
  const t = useT(translationMessages);
  const missing = missingEnglish(editor.content);
  if (missing.length === 0) return null;
  return (
    <Panel id="english" title={t('missingTitle', { count: missing.length })}>
      <p className="measure">{t('missingWhy')}</p>
      <ul className="mt-2 divide-y divide-line">
        {missing.map((one) => (
          <li key={one.field}>
            <MissingText listingId={editor.id} missing={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function MissingText({ listingId, missing }: { listingId: string; missing: Missing }) {
  const t = useT(translationMessages);
  const tCatalog = useT(catalogMessages);
  const { step, field } = missing;
  return (
    <Link
      to={`/seller/listings/${listingId}/${step}#${field}`}
      className="flex min-h-12 items-center justify-between gap-3 py-2 text-ink"
    >
      <span className="min-w-0 flex-1">
        {missing.text === 'size'
          ? t('text_size', { number: missing.number })
          : missing.text === 'photo'
            ? t('text_photo', { number: missing.number })
            : t(`text_${missing.text}`)}
        <span className="block text-sm text-ink-soft">{tCatalog(`step_${step}`)}</span>
      </span>
      <Icon name="right" />
    </Link>
  );
}

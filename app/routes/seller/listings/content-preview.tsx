import { Facts } from '#app/components/facts.tsx';
import { Motif } from '#app/components/motif.tsx';
import { Picture } from '#app/components/picture.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import type { Editor } from '#app/domain/catalog/read-editor.server.ts';
import { catalogMessages } from '#app/i18n/catalog.ts';
import { seasonText } from '#app/i18n/catalog-words.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { labelFieldName } from '#app/i18n/label.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { placeName } from '#app/i18n/place-name.ts';

/** The listing as it stands, in one look: pictures, name, sizes, story, label. */
export function ContentPreview({ editor }: { editor: Editor }) {
  const t = useT(catalogMessages);
  const language = useLanguage();
  const { content, photos, entry, communeName } = editor;
  const places = [communeName === null ? '' : placeName(language, communeName), content.originText].filter(
    Boolean,
  );
  return (
    <div className="space-y-4">
      <ul className="flex flex-wrap gap-2">
        {photos.map((photo) => (
          <li key={photo.id} className="shrink-0">
            <Picture
              photo={photo}
              alt={content.photos.find(({ photoId }) => photoId === photo.id)?.altVi ?? ''}
              lang="vi"
              sizes="112px"
              className="size-24 rounded-md object-cover sm:size-28"
            />
          </li>
        ))}
        {photos.length === 0 && (
          <li>
            <Motif
              setCode={content.setCode ?? ''}
              kindSeed={content.titleVi}
              className="size-32 rounded-md object-cover"
            />
          </li>
        )}
      </ul>
      {entry?.recognition && <StarBadge recognition={entry.recognition} />}
      <div lang="vi" className="space-y-2">
        <h3 className="text-lg">{content.titleVi || t('untitled')}</h3>
        {content.summaryVi && <p>{content.summaryVi}</p>}
        <ul>
          {content.variants.map(({ variantId, nameVi, price }) => (
            <li key={variantId}>
              {nameVi || '…'}: {price === null ? '…' : <strong>{formatVnd(language, price)}</strong>}
            </li>
          ))}
        </ul>
        {content.descriptionVi && <p className="measure whitespace-pre-line">{content.descriptionVi}</p>}
      </div>
      {content.storyVi && (
        <section>
          <h3 className="text-lg">{t('step_story')}</h3>
          <p lang="vi" className="measure whitespace-pre-line">
            {content.storyVi}
          </p>
        </section>
      )}
      <Facts
        facts={[
          { term: t('origin'), value: places.join('\n') || '—' },
          { term: t('season'), value: seasonText(t, language, content.seasonMonths) },
        ]}
      />
      <Facts
        facts={Object.entries(content.label).map(([field, value]) => ({
          term: labelFieldName(language, field),
          value,
          lang: 'vi',
        }))}
      />
    </div>
  );
}

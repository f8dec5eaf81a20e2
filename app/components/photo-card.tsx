import type { PointerEventHandler, ReactNode } from 'react';
import { Button } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import type { usePhotoDrag } from '#app/components/photo-drag.ts';
import { Pill } from '#app/components/pill.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { useOpenByLink } from '#app/components/use-open-by-link.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { pictureSources } from '#app/domain/media/renditions.ts';
import { mediaMessages } from '#app/i18n/media.ts';
import { useT } from '#app/i18n/messages.ts';

export type PhotoCardProps = {
  photo: Photo;
  index: number;
  total: number;
  /** `blob:` address from this visit; it is there before the server's picture is. */
  preview?: string;
  /** Offered as the description of the picture, e.g. the product's name. */
  suggestedAlt: { vi: string; en: string };
  /** Null until the page's script runs. */
  drag: ReturnType<typeof usePhotoDrag> | null;
  onMove: (to: number) => void;
  onRemove: () => void;
  onAlt: (language: 'altVi' | 'altEn', text: string) => void;
};

/** One photo of the draft: its picture and place, its description in two languages, buttons to move and remove it. */
export function PhotoCard(props: PhotoCardProps) {
  const { photo, index, total, drag, onMove, onRemove } = props;
  const t = useT(mediaMessages);
  const number = String(index + 1);
  const isDragged = drag?.dragged === index;
  return (
    <li
      data-photo-index={index}
      className={`rounded-md border-2 bg-white p-2.5 sm:p-3 ${isDragged ? 'border-indigo-2 shadow-lg' : 'border-line'}`}
    >
      <input type="hidden" name="photoId" value={photo.id} />
      <div className="flex gap-3">
        <Thumbnail {...props} />
        <div className="flex min-w-0 flex-1 flex-col justify-between gap-2">
          <div className="flex items-center justify-between gap-2">
            <p className="font-bold">
              {index === 0 ? <Pill tone="indigo">{t('picker.cover')}</Pill> : t('picker.number', { number })}
              <span className="sr-only">: {t('picker.position', { number, total: String(total) })}</span>
            </p>
            {drag && <Handle title={t('picker.drag')} onPointerDown={(event) => drag.start(index, event)} />}
          </div>
          <div className="flex gap-2">
            <IconButton
              name="move"
              value={`${photo.id}:up`}
              label={t('picker.up', { number })}
              disabled={index === 0}
              onPress={() => onMove(index - 1)}
            >
              <Icon name="up" />
            </IconButton>
            <IconButton
              name="move"
              value={`${photo.id}:down`}
              label={t('picker.down', { number })}
              disabled={index === total - 1}
              onPress={() => onMove(index + 1)}
            >
              <Icon name="down" />
            </IconButton>
            <IconButton
              name="remove"
              value={photo.id}
              label={t('picker.remove', { number })}
              onPress={onRemove}
            >
              <Icon name="trash" />
            </IconButton>
          </div>
        </div>
      </div>
      {photo.tips.length > 0 && <Tips tips={photo.tips} />}
      <Descriptions {...props} />
    </li>
  );
}

function Thumbnail({ photo, preview }: PhotoCardProps) {
  const { sources, src, srcSet } = pictureSources(photo);
  const alt = photo.altVi || photo.fileName || '';
  const look = 'size-24 shrink-0 rounded-sm sm:size-28 bg-paper-2 bg-cover bg-center object-cover';
  if (preview) return <img src={preview} alt={alt} className={look} draggable={false} />;
  return (
    // Not `contents`: its sources would stand in the row as empty items, each with its gap.
    <picture className="shrink-0">
      {sources.map((source) => (
        <source key={source.type} {...source} sizes="7rem" />
      ))}
      <img
        src={src}
        srcSet={srcSet}
        sizes="7rem"
        alt={alt}
        className={look}
        style={{ backgroundImage: `url(${photo.placeholder})` }}
        draggable={false}
      />
    </picture>
  );
}

/** For a pointer only: the buttons beside it do the same for everybody, so it takes no focus and has no name. */
function Handle({
  title,
  onPointerDown,
}: {
  title: string;
  onPointerDown: PointerEventHandler<HTMLElement>;
}) {
  return (
    <span
      onPointerDown={onPointerDown}
      aria-hidden="true"
      title={title}
      className="-my-2 -mr-2 grid size-12 [fieldset:disabled_&]:hidden cursor-grab touch-none place-items-center text-ink-soft active:cursor-grabbing"
    >
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-6 fill-current">
        {[6, 12, 18].flatMap((y) => [9, 15].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.9" />))}
      </svg>
    </span>
  );
}

function Tips({ tips }: { tips: Photo['tips'] }) {
  const t = useT(mediaMessages);
  return (
    <ul className="mt-3 space-y-1 rounded-sm bg-turmeric-tint p-3 text-sm">
      {tips.map((tip) => (
        <li key={tip} className="flex gap-2">
          <Icon name="information" className="mt-0.5 size-5 text-turmeric-text" />
          <span>
            <span className="sr-only">{t('tip.label')}: </span>
            {t(`tip.${tip}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Closed, it shows what is written already, so that twelve photos are not twelve forms. */
function Descriptions({ photo, index, suggestedAlt, drag, onAlt }: PhotoCardProps) {
  const t = useT(mediaMessages);
  const viId = `photos.${index}.altVi`;
  const enId = `photos.${index}.altEn`;
  const box = useOpenByLink();
  const which = <span className="sr-only"> {t('picker.number', { number: String(index + 1) })}</span>;
  return (
    <details ref={box} className="group mt-3 rounded-sm border border-line">
      <summary className="flex min-h-12 cursor-pointer items-center gap-2 px-3 py-2">
        <Icon name="edit" />
        <span className="min-w-0 flex-1 truncate">
          {photo.altVi || <span className="text-turmeric-text">{t('picker.altMissing')}</span>}
        </span>
        <Icon name="down" className="size-5 transition-transform group-open:rotate-180" />
      </summary>
      <div className="space-y-3 border-t border-line p-3">
        <TextField
          id={viId}
          name="altVi"
          label={
            <>
              {t('picker.altVi')}
              {which}
            </>
          }
          hint={t('picker.altHint')}
          placeholder={t('picker.altExample')}
          value={photo.altVi}
          onChange={(event) => onAlt('altVi', event.currentTarget.value)}
        />
        {drag && photo.altVi === '' && suggestedAlt.vi !== '' && (
          <Button look="quiet" onClick={() => onAlt('altVi', suggestedAlt.vi)} className="-mt-2 !px-1">
            {t('picker.altSuggest')}
          </Button>
        )}
        <TextField
          id={enId}
          name="altEn"
          lang="en"
          label={
            <>
              {t('picker.altEn')}
              {which}
            </>
          }
          placeholder={suggestedAlt.en}
          value={photo.altEn}
          onChange={(event) => onAlt('altEn', event.currentTarget.value)}
        />
      </div>
    </details>
  );
}

/** Without JavaScript it sends the form with its name and value; with it, it acts in the page. */
function IconButton({
  label,
  onPress,
  children,
  ...button
}: {
  name: string;
  value: string;
  label: string;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  const { disabled, ...rest } = button;
  return (
    <Button
      {...rest}
      type="submit"
      look="secondary"
      aria-label={label}
      title={label}
      // Not `disabled`: the focus would fall off the button that moved the photo to the end.
      aria-disabled={disabled}
      className="size-12 shrink-0 !p-0"
      onClick={(event) => {
        event.preventDefault();
        if (!disabled) onPress();
      }}
    >
      {children}
    </Button>
  );
}

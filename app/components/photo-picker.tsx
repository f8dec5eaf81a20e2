import { useCallback, useEffect, useRef, useState } from 'react';
import { buttonClass } from '#app/components/button.tsx';
import { ErrorLines, type FieldErrors } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { PhotoCard } from '#app/components/photo-card.tsx';
import { PhotoChooser } from '#app/components/photo-chooser.tsx';
import { usePhotoDrag } from '#app/components/photo-drag.ts';
import { useLeaveGuard } from '#app/components/photo-leave.ts';
import { usePhotoList } from '#app/components/photo-list.ts';
import { PhotoQueue } from '#app/components/photo-queue.tsx';
import { usePhotoUploads } from '#app/components/photo-uploads.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { MAX_PHOTOS_PER_LISTING } from '#app/domain/media/photo-limits.ts';
import { type ErrorCode, useErrorText } from '#app/i18n/errors.ts';
import { mediaMessages } from '#app/i18n/media.ts';
import { useT } from '#app/i18n/messages.ts';

export type PhotoPickerProps = {
  /** The draft's photos in their order (`readPhotos`), with the draft's own `altVi` and `altEn`. */
  photos: ReadonlyArray<Photo>;
  /** The listing's id: under it an interrupted photo is found again. */
  scope: string;
  /** The product's name, offered as description. */
  suggestedAlt: { vi: string; en: string };
  /** Problems of the field `photos`. */
  errors?: FieldErrors;
  /** Files that came by the plain form and were not taken (`readPhotoForm`). */
  refused?: ReadonlyArray<{
    fileName: string;
    code: ErrorCode;
    params: Readonly<Record<string, string | number>>;
  }>;
  /** Called some moments after a change, when the form's fields hold it: send the form in the background. */
  onChange?: () => void;
};

/**
 * The photo step of a listing: choosing, sending, ordering, describing and removing photos.
 *
 * It stands inside the step's own `<Form method="post" encType="multipart/form-data">` and is a set of its fields.
 * With JavaScript each chosen photo is scaled down and sent by itself to `/media/photos/:key` while the person goes
 * on; the form then carries ids only, and `onChange` tells when to save it. Without JavaScript the form carries the
 * files. Either way the action is:
 *
 *     const { fields, staged, refused } = await readPhotoForm(context, actor, request);
 *     const photos = photosFromForm(fields, staged);   // [{photoId, altVi, altEn}], after the pressed button
 *     // save `photos`; with `refused`, or a press of `move`, `remove` or `upload`, show the step again
 *
 * The list lives here once the page's script runs: give the component another `key` to start it from new `photos`.
 */
export function PhotoPicker(props: PhotoPickerProps) {
  const { scope, suggestedAlt, errors, refused = [], onChange } = props;
  const t = useT(mediaMessages);
  const [isLive, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const list = usePhotoList(props.photos, onChange);
  const [previews, setPreviews] = useState<ReadonlyMap<string, string>>(new Map());
  const [overflow, setOverflow] = useState<number | null>(null);
  const [said, say] = useState('');

  const { put } = list;
  const takePhoto = useCallback(
    (photo: Photo, preview: string) => {
      if (!put(photo)) return false;
      setPreviews((known) => new Map(known).set(photo.id, preview));
      say(t('picker.added', { name: photo.fileName ?? '' }));
      return true;
    },
    [put, t],
  );
  const { uploads, add, retry, drop } = usePhotoUploads(scope, takePhoto);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  useLeaveGuard(
    uploads.some(({ state }) => state.step !== 'refused'),
    fieldset,
    t('queue.leave'),
  );
  const announceMove = (at: number) =>
    say(t('picker.moved', { number: String(at + 1), total: String(list.photos.length) }));
  const drag = usePhotoDrag(list.move, announceMove);

  const listElement = useRef<HTMLOListElement>(null);
  /** The button that moved a photo, which the browser lets go when it moves the photo's element. */
  const pressed = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the order has changed
  useEffect(() => {
    const value = pressed.current;
    pressed.current = null;
    if (!value) return;
    const buttons = listElement.current?.querySelectorAll<HTMLButtonElement>('button[name="move"]') ?? [];
    [...buttons].find((button) => button.value === value)?.focus();
  }, [list.photos]);

  const room =
    MAX_PHOTOS_PER_LISTING -
    list.photos.length -
    uploads.filter(({ state }) => state.step !== 'refused').length;
  const choose = (files: ReadonlyArray<File>) => {
    setOverflow(files.length > room ? room : null);
    add(files.slice(0, Math.max(0, room)));
  };

  return (
    <fieldset ref={fieldset} className="min-w-0 space-y-4" id="photos">
      <legend className="sr-only">{t('picker.title')}</legend>
      {/* Enter in a description saves the form, as everywhere, and does not press the first button of the list. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <ErrorLines id="photos" errors={errors} />
      <Refused refused={refused} />
      <PhotoChooser
        room={room}
        isLive={isLive}
        isEmpty={list.photos.length + uploads.length === 0}
        onChoose={choose}
      />
      {overflow !== null && (
        <Note tone="warning">{t('picker.tooMany', { room: String(Math.max(0, overflow)) })}</Note>
      )}
      <PhotoQueue uploads={uploads} onRetry={retry} onDrop={drop} />
      {list.photos.length > 0 && (
        <ol
          ref={listElement}
          data-photo-list
          aria-label={t('picker.list')}
          className="grid grid-cols-1 items-start gap-3 md:grid-cols-2"
        >
          {list.photos.map((photo, index) => (
            <PhotoCard
              key={photo.id}
              photo={photo}
              index={index}
              total={list.photos.length}
              preview={previews.get(photo.id)}
              suggestedAlt={suggestedAlt}
              drag={isLive ? drag : null}
              onMove={(to) => {
                pressed.current = `${photo.id}:${to < index ? 'up' : 'down'}`;
                list.move(index, to);
                announceMove(to);
              }}
              onRemove={() => {
                list.remove(index);
                say(t('picker.removed'));
              }}
              onAlt={(language, text) => list.describe(photo.id, language, text)}
            />
          ))}
        </ol>
      )}
      {list.removed && (
        <UndoRemoval
          key={list.removed.photo.id}
          onUndo={() => {
            list.restore();
            say(t('picker.restored'));
          }}
        />
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </fieldset>
  );
}

function Refused({ refused }: { refused: NonNullable<PhotoPickerProps['refused']> }) {
  const errorText = useErrorText();
  if (refused.length === 0) return null;
  return (
    <Note tone="error">
      <ul className="space-y-2">
        {refused.map(({ fileName, code, params }) => (
          <li key={`${fileName} ${code}`}>
            {fileName && <b>{fileName}: </b>}
            {errorText({ code, params })}
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Undo instead of "are you sure?". It takes the focus, because the button that had it is gone. */
function UndoRemoval({ onUndo }: { onUndo: () => void }) {
  const t = useT(mediaMessages);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button ref={button} type="button" onClick={onUndo} className={buttonClass('secondary')}>
      {t('picker.undo')}
    </button>
  );
}

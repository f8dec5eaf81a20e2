import { type ChangeEvent, type DragEvent, useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { bareFileInputClass } from '#app/components/file-field.tsx';
import { Icon } from '#app/components/icon.tsx';
import {
  ACCEPTED_PHOTO_TYPES,
  MAX_PHOTO_BYTES,
  MAX_PHOTOS_PER_LISTING,
} from '#app/domain/media/photo-limits.ts';
import { mediaMessages } from '#app/i18n/media.ts';
import { useT } from '#app/i18n/messages.ts';

export type PhotoChooserProps = {
  /** How many more photos fit. */
  room: number;
  /** False until the page's script runs: then the input's files go with the form, by a button of its own. */
  isLive: boolean;
  isEmpty: boolean;
  onChoose: (files: ReadonlyArray<File>) => void;
};

/** The large field to tap, or to drop photos on. The phone offers its camera and its gallery. */
export function PhotoChooser({ room, isLive, isEmpty, onChoose }: PhotoChooserProps) {
  const t = useT(mediaMessages);
  const [isOver, setOver] = useState(false);
  const max = String(MAX_PHOTOS_PER_LISTING);
  if (room <= 0) return <p className="rounded-md bg-paper-2 p-4">{t('picker.full', { max })}</p>;

  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    if (!isLive) return;
    onChoose([...(currentTarget.files ?? [])]);
    // The photos go by themselves: the form must not carry them a second time, and one may be chosen again.
    currentTarget.value = '';
  };
  const dropped = (event: DragEvent<HTMLLabelElement>) => {
    event.preventDefault();
    setOver(false);
    // A form that may only be read has its fields disabled, all at once.
    if (isLive && !event.currentTarget.control?.matches(':disabled')) onChoose([...event.dataTransfer.files]);
  };
  const over = (event: DragEvent, is: boolean) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <div>
      <label
        htmlFor="photo-files"
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={dropped}
        className={`relative flex cursor-pointer flex-col items-center justify-center rounded-lg border-2 border-dashed text-center ${isEmpty ? 'min-h-36 gap-2 p-5' : 'min-h-16 gap-0.5 px-3 py-2'} has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-indigo-2 ${isOver ? 'border-indigo bg-indigo-tint' : 'border-indigo-2 bg-white hover:bg-indigo-tint'}`}
      >
        <span className="flex items-center gap-2 text-lg font-bold text-indigo">
          <Icon name="camera" className="size-7" />
          {t('picker.choose')}
        </span>
        {isEmpty && <span>{t('picker.empty')}</span>}
        <span id="photo-files-hint" className="text-sm text-ink-soft">
          {isEmpty
            ? t('picker.chooseHint', { max, megabytes: String(MAX_PHOTO_BYTES / (1024 * 1024)) })
            : t('picker.roomLeft', { room: String(room) })}{' '}
          {isLive && <span className="hidden lg:inline">{t('picker.drop')}</span>}
        </span>
        <input
          id="photo-files"
          type="file"
          name={isLive ? undefined : 'files'}
          multiple
          accept={ACCEPTED_PHOTO_TYPES}
          aria-describedby="photo-files-hint"
          onChange={chosen}
          className={isLive ? 'absolute inset-0 cursor-pointer opacity-0' : bareFileInputClass}
        />
      </label>
      {!isLive && (
        <Button type="submit" name="upload" value="1" look="secondary" className="mt-3 w-full sm:w-auto">
          {t('picker.upload')}
        </Button>
      )}
    </div>
  );
}

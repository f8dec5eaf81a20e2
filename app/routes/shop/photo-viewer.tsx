import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '#app/components/icon.tsx';
import { Picture } from '#app/components/picture.tsx';
import type { ProductPhoto } from '#app/domain/catalog/read-product.server.ts';
import { componentMessages } from '#app/i18n/components.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';
import { pickText } from '#app/i18n/pick-text.ts';
import { shopMessages } from '#app/i18n/shop.ts';

/** How much wider than the screen an enlarged picture may be; never wider than it was taken. */
const ENLARGED = 2.5;

const round =
  'inline-flex size-12 shrink-0 items-center justify-center rounded-full bg-white/10 text-white hover:bg-white/25';

/**
 * A product's photos over the whole screen, in the browser's own dialog: it holds the focus, closes with Escape and
 * gives the focus back. Pressing the picture enlarges it; then it is pushed by finger, wheel or arrow keys. Two fingers
 * enlarge as everywhere. The arrow keys and the buttons go from one photo to the next.
 */
export default function PhotoViewer({
  photos,
  title,
  at,
  onMove,
  onClose,
}: {
  photos: readonly ProductPhoto[];
  title: string;
  /** Which photo, from 0. */
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}) {
  const t = useT(shopMessages);
  const word = useT(componentMessages);
  const language = useLanguage();
  const box = useRef<HTMLDialogElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [isLarge, setLarge] = useState(false);
  const count = photos.length;
  const photo = photos[at];

  useEffect(() => {
    const dialog = box.current;
    const opener = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  useEffect(() => {
    const area = frame.current;
    if (isLarge)
      area?.scrollTo((area.scrollWidth - area.clientWidth) / 2, (area.scrollHeight - area.clientHeight) / 2);
  }, [isLarge]);

  if (!photo) return null;
  const alt = pickText(language, photo.altVi, photo.altEn);

  function move(step: number) {
    setLarge(false);
    onMove((at + step + count) % count);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isLarge || count === 1) return;
    if (event.key === 'ArrowRight') move(1);
    if (event.key === 'ArrowLeft') move(-1);
  }

  return (
    <dialog
      ref={box}
      aria-label={title}
      onClose={onClose}
      onKeyDown={onKeyDown}
      className="on-dark m-0 h-dvh max-h-none w-screen max-w-none bg-indigo-deep p-0 text-white"
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center justify-between gap-3 p-2">
          <p className="min-w-0 truncate pl-2" aria-live="polite">
            <span className="font-bold">{t('photoNumber', { number: at + 1, count })}</span>
            {alt.text && (
              <span lang={alt.lang} className="ml-3 text-indigo-tint">
                {alt.text}
              </span>
            )}
          </p>
          <button type="button" aria-label={word('close')} onClick={onClose} className={round}>
            <Icon name="close" />
          </button>
        </div>
        <div ref={frame} className="min-h-0 flex-1 overflow-auto overscroll-contain">
          <button
            type="button"
            aria-pressed={isLarge}
            aria-label={t('enlarge')}
            onClick={() => setLarge(!isLarge)}
            className={`flex min-h-full min-w-full items-center justify-center ${isLarge ? 'cursor-zoom-out' : 'h-full cursor-zoom-in'}`}
            style={isLarge ? { width: `max(100%, min(${ENLARGED * 100}%, ${photo.width}px))` } : undefined}
          >
            <Picture
              key={photo.hash}
              photo={{ hash: photo.hash, width: photo.width, height: photo.height }}
              alt={t('photoOf', { number: at + 1, count, alt: alt.text || title })}
              lang={alt.lang}
              sizes={isLarge ? '250vw' : '100vw'}
              eager
              className={`bg-transparent! ${isLarge ? 'h-auto w-full' : 'size-full object-contain'}`}
            />
          </button>
        </div>
        {count > 1 && (
          <div className="flex justify-center gap-6 p-3">
            <button type="button" aria-label={t('photoBefore')} onClick={() => move(-1)} className={round}>
              <Icon name="left" />
            </button>
            <button type="button" aria-label={t('photoAfter')} onClick={() => move(1)} className={round}>
              <Icon name="right" />
            </button>
          </div>
        )}
      </div>
    </dialog>
  );
}

import { useState } from 'react';
import { Button } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import type { Upload } from '#app/components/photo-uploads.ts';
import { ProgressBar } from '#app/components/progress-bar.tsx';
import { useErrorText } from '#app/i18n/errors.ts';
import { mediaMessages } from '#app/i18n/media.ts';
import { useT } from '#app/i18n/messages.ts';

export type PhotoQueueProps = {
  uploads: ReadonlyArray<Upload>;
  onRetry: (id: number) => void;
  onDrop: (id: number) => void;
};

/** The photos on their way: each with its preview, how far it is, and what to do where it stopped. */
export function PhotoQueue({ uploads, onRetry, onDrop }: PhotoQueueProps) {
  const t = useT(mediaMessages);
  if (uploads.length === 0) return null;
  return (
    <ul aria-label={t('queue.title')} className="space-y-3">
      {uploads.map((upload) => (
        <li key={upload.id} className="rounded-md border-2 border-dashed border-line-strong bg-white p-3">
          <div className="flex gap-3">
            <Preview src={upload.preview} />
            <div className="min-w-0 flex-1 space-y-2">
              <p className="truncate text-sm text-ink-soft">{upload.name}</p>
              <UploadLine upload={upload} />
            </div>
            <Button
              look="quiet"
              className="-mt-2 -mr-2 size-12 shrink-0 !p-0"
              aria-label={t(upload.state.step === 'refused' ? 'queue.dismiss' : 'queue.cancel', {
                name: upload.name,
              })}
              onClick={() => onDrop(upload.id)}
            >
              <Icon name="close" />
            </Button>
          </div>
          <UploadProblem upload={upload} />
          {upload.state.step === 'stopped' && (
            <Button look="secondary" className="mt-3 w-full sm:w-auto" onClick={() => onRetry(upload.id)}>
              {t('queue.retry')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A browser that cannot show the file (HEIC outside Safari) shows a camera instead of a torn picture. */
function Preview({ src }: { src: string }) {
  const [isShown, setShown] = useState(true);
  const look = 'size-20 shrink-0 rounded-sm bg-paper-2';
  if (isShown)
    return <img src={src} alt="" className={`${look} object-cover`} onError={() => setShown(false)} />;
  return (
    <span className={`grid place-items-center text-ink-soft ${look}`}>
      <Icon name="camera" className="size-8" />
    </span>
  );
}

function UploadLine({ upload: { name, state } }: { upload: Upload }) {
  const t = useT(mediaMessages);
  switch (state.step) {
    case 'waiting':
      return <p>{t('queue.waiting')}</p>;
    case 'preparing':
      return <p>{t('queue.preparing')}</p>;
    case 'sending':
      return (
        <>
          <p>{t('queue.sending', { percent: String(state.percent) })}</p>
          <ProgressBar value={state.percent} max={100} label={t('queue.progress', { name })} />
        </>
      );
    case 'stopped':
    case 'refused':
      return null;
  }
}

/** Below the preview, over the whole width: it says what to do, which takes some words. */
function UploadProblem({ upload: { state } }: { upload: Upload }) {
  const t = useT(mediaMessages);
  const errorText = useErrorText();
  if (state.step !== 'stopped' && state.step !== 'refused') return null;
  return (
    <p className="mt-3 flex gap-2">
      <Icon name="alert" className="mt-0.5 size-5 text-red-deep" />
      <span>
        {state.step === 'stopped'
          ? t(`queue.${state.why}`)
          : errorText({ code: state.code, params: state.params })}
      </span>
    </p>
  );
}

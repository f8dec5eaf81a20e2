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
        <li
          key={upload.id}
          className="flex gap-3 rounded-md border-2 border-dashed border-line-strong bg-white p-3"
        >
          <img src={upload.preview} alt="" className="size-20 shrink-0 rounded-sm bg-paper-2 object-cover" />
          <div className="min-w-0 flex-1 space-y-2">
            <p className="truncate text-sm text-ink-soft">{upload.name}</p>
            <UploadLine upload={upload} />
            <div className="flex flex-wrap gap-2">
              {upload.state.step === 'stopped' && (
                <Button look="secondary" onClick={() => onRetry(upload.id)}>
                  {t('queue.retry')}
                </Button>
              )}
              <Button look="quiet" onClick={() => onDrop(upload.id)}>
                {upload.state.step === 'refused'
                  ? t('queue.dismiss')
                  : t('queue.cancel', { name: upload.name.slice(0, 30) })}
              </Button>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function UploadLine({ upload: { name, state } }: { upload: Upload }) {
  const t = useT(mediaMessages);
  const errorText = useErrorText();
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
      return <Problem>{t(`queue.${state.why}`)}</Problem>;
    case 'refused':
      return <Problem>{errorText({ code: state.code, params: state.params })}</Problem>;
  }
}

function Problem({ children }: { children: string }) {
  return (
    <p className="flex gap-1.5 font-bold text-red-deep">
      <Icon name="alert" className="mt-0.5 size-5" />
      <span>{children}</span>
    </p>
  );
}

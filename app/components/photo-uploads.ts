import { useCallback, useEffect, useRef, useState } from 'react';
import { photoKey, preparePhoto } from '#app/components/photo-prepare.ts';
import { type SendOutcome, sendPhoto } from '#app/components/photo-send.ts';
import type { Photo } from '#app/domain/media/photo.ts';
import { REFUSAL_CODES, REFUSAL_PARAMS } from '#app/domain/media/refuse-photo.ts';
import type { ErrorCode } from '#app/i18n/errors.ts';

export type UploadState =
  | { step: 'preparing' | 'waiting' }
  | { step: 'sending'; percent: number }
  | { step: 'stopped'; why: 'failed' | 'offline' | 'signedOut' }
  | { step: 'refused'; code: ErrorCode; params: Record<string, string | number> };

export type Upload = {
  id: number;
  file: File;
  name: string;
  /** `blob:` address of the chosen file: the preview is there before anything is sent. */
  preview: string;
  state: UploadState;
};

/**
 * Sends chosen photos one after the other, as a weak network likes it. A photo that is done leaves the queue through
 * `onPhoto`, which hands its preview over and tells whether it was taken: one that is in the list already is said to be;
 * one that stopped goes on when the network is back, or by `retry`.
 */
export function usePhotoUploads(scope: string, onPhoto: (photo: Photo, preview: string) => boolean) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const lastId = useRef(0);
  const busy = useRef(false);
  /** Rises when a photo is through, which is when the next one may go. */
  const [turn, setTurn] = useState(0);
  const stops = useRef(new Map<number, AbortController>());

  const setState = useCallback((id: number, state: UploadState) => {
    setUploads((list) => list.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
  }, []);

  const drop = useCallback((id: number) => {
    stops.current.get(id)?.abort();
    stops.current.delete(id);
    setUploads((list) => list.filter((upload) => upload.id !== id));
  }, []);

  const next = uploads.find(({ state }) => state.step === 'waiting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is what wakes it
  useEffect(() => {
    if (!next || busy.current) return;
    busy.current = true;
    const stop = new AbortController();
    stops.current.set(next.id, stop);
    run(next, scope, stop.signal, (state) => setState(next.id, state))
      .then((outcome) => {
        if (stop.signal.aborted) return;
        if ('photo' in outcome) {
          if (onPhoto(outcome.photo, next.preview)) drop(next.id);
          else setState(next.id, { step: 'refused', code: 'photoInListing', params: {} });
        } else if ('code' in outcome) setState(next.id, { step: 'refused', ...outcome });
        else setState(next.id, { step: 'stopped', why: outcome.again });
      })
      .finally(() => {
        busy.current = false;
        setTurn((count) => count + 1);
      });
  }, [next, turn, scope, onPhoto, setState, drop]);

  const retry = useCallback(
    (id?: number) =>
      setUploads((list) =>
        list.map((upload) =>
          upload.state.step === 'stopped' && (id === undefined || upload.id === id)
            ? { ...upload, state: { step: 'waiting' } }
            : upload,
        ),
      ),
    [],
  );

  useEffect(() => {
    const goOn = () => retry();
    window.addEventListener('online', goOn);
    return () => window.removeEventListener('online', goOn);
  }, [retry]);

  const add = useCallback((files: ReadonlyArray<File>) => {
    const added = files.map((file): Upload => {
      lastId.current += 1;
      const preview = URL.createObjectURL(file);
      return { id: lastId.current, file, name: file.name, preview, state: { step: 'waiting' } };
    });
    setUploads((list) => [...list, ...added]);
  }, []);

  return { uploads, add, retry, drop };
}

async function run(
  { file, name }: Upload,
  scope: string,
  signal: AbortSignal,
  show: (state: UploadState) => void,
): Promise<SendOutcome> {
  show({ step: 'preparing' });
  const ready = await preparePhoto(file).catch((): { again: 'failed' } => ({ again: 'failed' }));
  if ('again' in ready) return ready;
  if ('refusal' in ready) return { code: REFUSAL_CODES[ready.refusal], params: { ...REFUSAL_PARAMS } };
  const { blob } = ready;
  show({ step: 'sending', percent: 0 });
  return sendPhoto({
    ...(await photoKey(scope, blob)),
    blob,
    name,
    signal,
    onProgress: (received) => show({ step: 'sending', percent: Math.floor((100 * received) / blob.size) }),
  });
}

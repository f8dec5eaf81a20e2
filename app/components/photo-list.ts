import { useCallback, useEffect, useRef, useState } from 'react';
import type { Photo } from '#app/domain/media/photo.ts';
import { moveItem } from '#app/domain/media/photo-order.ts';

/** A draft is saved this long after the last change, so that typing is not a request per letter. Milliseconds. */
const QUIET_MS = 900;

/** The photos of a draft as the person arranges them. `onChange` follows every change, once it is quiet. */
export function usePhotoList(initial: ReadonlyArray<Photo>, onChange: (() => void) | undefined) {
  const [photos, setPhotos] = useState<ReadonlyArray<Photo>>(initial);
  const [removed, setRemoved] = useState<{ photo: Photo; index: number } | null>(null);
  const tell = useRef(onChange);
  tell.current = onChange;
  const settled = useRef(photos);

  useEffect(() => {
    if (settled.current === photos) return;
    const timer = setTimeout(() => {
      settled.current = photos;
      tell.current?.();
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [photos]);

  const latest = useRef(photos);
  latest.current = photos;
  /** Adds a photo at the end; false: its very picture is there already, and stays where it is. */
  const put = useCallback((photo: Photo): boolean => {
    if (latest.current.some(({ id, hash }) => id === photo.id || hash === photo.hash)) return false;
    setPhotos((list) => [...list, photo]);
    return true;
  }, []);

  return {
    photos,
    removed,
    put,
    move: (from: number, to: number) => setPhotos((list) => moveItem(list, from, to)),
    remove(index: number) {
      const photo = photos[index];
      if (!photo) return;
      setRemoved({ photo, index });
      setPhotos((list) => list.filter(({ id }) => id !== photo.id));
    },
    restore() {
      if (!removed) return;
      setPhotos((list) => [...list.slice(0, removed.index), removed.photo, ...list.slice(removed.index)]);
      setRemoved(null);
    },
    describe(id: string, language: 'altVi' | 'altEn', text: string) {
      setPhotos((list) => list.map((photo) => (photo.id === id ? { ...photo, [language]: text } : photo)));
    },
  };
}

import { useBeforeUnload } from '@remix-run/react';
import { type FocusEvent, type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { BackgroundSave } from '#app/routes/seller/listings/save-step.ts';

/** Typing is saved this long after the last key, and at once when a field is left. Milliseconds. */
const QUIET_MS = 1500;
/** A save that failed is tried again after this long, and as soon as the phone is online. Milliseconds. */
const RETRY_MS = 10_000;

/** `refused`: the form as it stands cannot be saved, and a press of Save will say why. */
export type SaveStateName = 'saved' | 'dirty' | 'saving' | 'failed' | 'refused';

type BackgroundSaveOptions = {
  /** Where to; null leaves saving to the buttons (what is typed is then guarded by a question only). */
  path: string | null;
  /** `stepMark` of what the form showed first. */
  mark: string;
  /** What the form shows was refused by the last press of Save, so it is not saved. */
  isRefused: boolean;
};

/**
 * Sends a step's form in the background while the person writes on: one save at a time, each with the mark that the
 * save before it was answered with.
 */
export function useBackgroundSave({ path, mark: firstMark, isRefused }: BackgroundSaveOptions) {
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  /** Changes made, and how many of them are saved. */
  const made = useRef(0);
  const kept = useRef(0);
  const underWay = useRef<Promise<void> | null>(null);
  /** Held here and not read from the form, which is drawn anew only some time after an answer. */
  const mark = useRef(firstMark);
  /** A press of Save has sent the form: what it is answered with replaces it. */
  const isSent = useRef(false);
  const [state, setState] = useState<SaveStateName>(isRefused ? 'refused' : 'saved');
  const [savedAt, setSavedAt] = useState<number | null>(null);

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    if (path === null || !form.current || made.current === kept.current) return;
    if (underWay.current || isSent.current) return;
    const sending = made.current;
    const multipart = form.current.enctype === 'multipart/form-data';
    const body = new FormData(form.current);
    body.set('seen', mark.current);
    setState('saving');
    underWay.current = send(path, multipart ? body : new URLSearchParams([...body] as [string, string][]))
      .then((answer) => {
        if (answer === null) return setState('refused');
        mark.current = answer.mark;
        setSavedAt(answer.savedAt);
        kept.current = sending;
        setState(made.current === sending ? 'saved' : 'dirty');
        if (made.current !== sending) timer.current = setTimeout(save, QUIET_MS);
      })
      .catch(() => {
        setState('failed');
        timer.current = setTimeout(save, RETRY_MS);
      })
      .finally(() => {
        underWay.current = null;
      });
    await underWay.current;
  }, [path]);

  useEffect(() => {
    const retry = () => void save();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      clearTimeout(timer.current);
    };
  }, [save]);
  const isKept = useCallback(() => made.current === kept.current || isSent.current, []);
  useBeforeUnload(useCallback((event) => !isKept() && event.preventDefault(), [isKept]));

  const touch = useCallback(() => {
    made.current += 1;
    setState((now) => (now === 'saving' ? now : 'dirty'));
    clearTimeout(timer.current);
    timer.current = setTimeout(save, QUIET_MS);
  }, [save]);

  return {
    form,
    state,
    savedAt,
    isKept,
    /** Saves what is typed, after a save that is under way; false where it could not be. */
    keepAll: useCallback(async () => {
      await underWay.current;
      await save();
      return isKept();
    }, [save, isKept]),
    touch,
    saveNow: useCallback(() => {
      touch();
      void save();
    }, [touch, save]),
    /** Leaving a field saves, unless for a button that sends the form itself. */
    left: (event: FocusEvent<HTMLFormElement>) => {
      if (!(event.relatedTarget instanceof HTMLButtonElement)) void save();
    },
    /** A press of Save waits for a save that is under way (it would take it for another tab's) and for a connection. */
    sent: (event: FormEvent<HTMLFormElement>) => {
      clearTimeout(timer.current);
      if (!navigator.onLine) {
        event.preventDefault();
        setState('failed');
        timer.current = setTimeout(save, RETRY_MS);
        return;
      }
      if (!underWay.current) {
        const seen = event.currentTarget.elements.namedItem('seen');
        if (seen instanceof HTMLInputElement) seen.value = mark.current;
        isSent.current = true;
        setState('saving');
        return;
      }
      event.preventDefault();
      const button = (event.nativeEvent as SubmitEvent).submitter;
      void underWay.current.then(() => form.current?.requestSubmit(button));
    },
  };
}

/** The answer to a save; null when the form is refused as it stands: a press of Save will say why. */
async function send(path: string, body: FormData | URLSearchParams) {
  const response = await fetch(path, { method: 'POST', body, headers: { accept: 'application/json' } });
  if (response.status === 400) return null;
  if (!response.ok || response.redirected) throw new Error('not saved');
  const answer = (await response.json()) as BackgroundSave;
  return 'mark' in answer ? answer : null;
}

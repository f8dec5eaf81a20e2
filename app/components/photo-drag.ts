import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';

/**
 * Ordering a list by dragging a handle, with mouse or finger alike (the browser's own drag and drop knows no
 * fingers). Items carry `data-photo-index`; the list is rearranged while the pointer moves. Everything that it does
 * the buttons beside each photo do too.
 */
export function usePhotoDrag(move: (from: number, to: number) => void, done: (at: number) => void) {
  const [dragged, setDragged] = useState<number | null>(null);
  const stop = useRef<(() => void) | null>(null);
  const latest = useRef({ move, done });
  latest.current = { move, done };
  useEffect(() => () => stop.current?.(), []);

  /** The window is listened to, since the dragged item itself is taken out and put in again as the order changes. */
  function start(index: number, event: ReactPointerEvent<HTMLElement>) {
    const list = event.currentTarget.closest('[data-photo-list]');
    if (event.button !== 0 || !list || stop.current) return;
    event.preventDefault();
    const { pointerId } = event;
    let at = index;
    setDragged(index);

    let pointer = { x: event.clientX, y: event.clientY };
    const place = () => {
      const over = itemUnder(list, pointer.x, pointer.y);
      if (over === null || over === at) return;
      latest.current.move(at, over);
      at = over;
      setDragged(over);
    };
    const follow = (moved: PointerEvent) => {
      if (moved.pointerId !== pointerId) return;
      pointer = { x: moved.clientX, y: moved.clientY };
      place();
    };
    /** At the edge of the screen the page comes along, since twelve photos are longer than a phone. */
    const scroll = setInterval(() => {
      const step = scrollStep(pointer.y);
      if (step === 0) return;
      window.scrollBy(0, step);
      place();
    }, SCROLL_EVERY_MS);
    const end = (ended: PointerEvent) => {
      if (ended.pointerId !== pointerId) return;
      stop.current?.();
      latest.current.done(at);
    };
    stop.current = () => {
      clearInterval(scroll);
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      stop.current = null;
      setDragged(null);
    };
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  }

  return { dragged, start };
}

const SCROLL_EVERY_MS = 16;
const SCROLL_STEP = 8;
/** The part of the screen, above and below, where dragging scrolls; below lies the bar with the buttons. Pixels. */
const EDGE_ABOVE = 72;
const EDGE_BELOW = 150;

function scrollStep(y: number): number {
  if (y < EDGE_ABOVE) return -SCROLL_STEP;
  return y > window.innerHeight - EDGE_BELOW ? SCROLL_STEP : 0;
}

/** The item that the pointer is well inside of; null near the edges, so that items do not flicker to and fro. */
function itemUnder(list: Element, x: number, y: number): number | null {
  for (const item of list.querySelectorAll<HTMLElement>('[data-photo-index]')) {
    const box = item.getBoundingClientRect();
    const inset = box.height * 0.2;
    if (x >= box.left && x <= box.right && y >= box.top + inset && y <= box.bottom - inset) {
      return Number(item.dataset.photoIndex);
    }
  }
  return null;
}

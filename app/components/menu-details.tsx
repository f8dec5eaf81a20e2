import { type ComponentPropsWithoutRef, useEffect, useRef } from 'react';

/**
 * A menu that opens without JavaScript. With it a press or the focus elsewhere closes it, and Escape does from wherever the
 * focus is; that gives the focus back to what opened the menu, unless it stands in something else.
 */
export function MenuDetails(props: Omit<ComponentPropsWithoutRef<'details'>, 'open'>) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeFromElsewhere = ({ target }: Event) => {
      const menu = box.current;
      if (menu?.open && target instanceof Node && !menu.contains(target)) menu.open = false;
    };
    const closeOnEscape = ({ key, defaultPrevented }: KeyboardEvent) => {
      const menu = box.current;
      if (key !== 'Escape' || defaultPrevented || !menu?.open) return;
      const focused = document.activeElement;
      menu.open = false;
      if (focused === null || focused === document.body || menu.contains(focused))
        menu.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', closeFromElsewhere);
    document.addEventListener('focusin', closeFromElsewhere);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeFromElsewhere);
      document.removeEventListener('focusin', closeFromElsewhere);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, []);
  return <details {...props} ref={box} />;
}

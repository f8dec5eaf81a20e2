import {
  type ChangeEvent,
  type InputHTMLAttributes,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { describedBy, errorList, type FieldErrors, FieldFrame } from '#app/components/field.tsx';
import { Icon } from '#app/components/icon.tsx';
import { componentMessages } from '#app/i18n/components.ts';
import { formatBytes } from '#app/i18n/format.ts';
import { useLanguage, useT } from '#app/i18n/messages.ts';

export type FileFieldProps = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'value' | 'defaultValue'
> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  errors?: FieldErrors;
  optional?: boolean;
  /** Bytes of one file. A larger one is said to be so here, and its form stays where it is. */
  mostBytes?: number;
  /** What is said of it, where the page has better words. */
  tooBig?: FieldErrors;
};

/** What most of the market's forms take; the server counts again. */
const MB = 1024 * 1024;
const USUAL_MOST_BYTES = 10 * MB;

/** The browser's own file input without its button, whose words and look are the browser's: our label is the button. */
export const bareFileInputClass = 'min-w-0 max-w-full cursor-pointer file:hidden';

/**
 * One file to send with a form: a button in our words, the file's name and size beside it. Without JavaScript the browser
 * writes the name itself.
 */
export function FileField({
  label,
  hint,
  errors: refused,
  optional,
  mostBytes = USUAL_MOST_BYTES,
  tooBig,
  onChange,
  ...input
}: FileFieldProps) {
  const t = useT(componentMessages);
  const id = input.id ?? input.name;
  const [isLive, setLive] = useState(false);
  const language = useLanguage();
  const [names, setNames] = useState('');
  const control = useRef<HTMLInputElement>(null);
  const isTooBig = useTooBig(control, mostBytes);
  const errors = isTooBig
    ? (tooBig ?? t('fileTooBig', { limit: `${Math.floor(mostBytes / MB)} MB` }))
    : refused;
  useEffect(() => setLive(true), []);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])];
    setNames(files.map(({ name, size }) => `${name} (${formatBytes(language, size)})`).join(', '));
    onChange?.(event);
  };
  const edge = errorList(errors).length > 0 ? 'border-red-deep' : 'border-line-strong';
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={errors} optional={optional}>
      <div
        className={`relative flex min-h-12 items-center overflow-hidden rounded-md border-2 bg-white has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-indigo-2 ${edge}`}
      >
        <label
          htmlFor={id}
          className="flex shrink-0 cursor-pointer items-center gap-2 self-stretch bg-indigo-tint px-4 font-bold text-indigo"
        >
          <Icon name="upload" />
          {t('chooseFile')}
        </label>
        {isLive && (
          <span
            className={`min-w-0 flex-1 px-3 py-1.5 leading-snug [overflow-wrap:anywhere] ${names ? 'text-ink' : 'text-ink-soft'}`}
          >
            {names || t('noFileChosen')}
          </span>
        )}
        <input
          {...input}
          {...describedBy(id, hint, errors)}
          ref={control}
          id={id}
          type="file"
          onChange={chosen}
          className={`${bareFileInputClass} ${isLive ? 'absolute inset-0 w-full opacity-0' : 'flex-1 px-3 py-2.5'}`}
        />
      </div>
    </FieldFrame>
  );
}

/**
 * Whether a file was chosen that is too large. Sent, it would be cut off on the way, and an error page would stand in
 * the place of what else was typed: so its form is not sent, and the focus goes to the field that says why.
 */
function useTooBig(control: { current: HTMLInputElement | null }, mostBytes: number): boolean {
  const [isTooBig, setTooBig] = useState(false);
  useEffect(() => {
    const input = control.current;
    const form = input?.form;
    if (!input || !form) return;
    const isLarge = () => [...(input.files ?? [])].some(({ size }) => size > mostBytes);
    const look = () => setTooBig(isLarge());
    function stop(event: SubmitEvent) {
      if (!isLarge()) return;
      // Before the page's own code hears of it.
      event.preventDefault();
      event.stopPropagation();
      setTooBig(true);
      input?.focus();
    }
    input.addEventListener('change', look);
    form.addEventListener('reset', look);
    form.addEventListener('submit', stop, true);
    return () => {
      input.removeEventListener('change', look);
      form.removeEventListener('reset', look);
      form.removeEventListener('submit', stop, true);
    };
  }, [control, mostBytes]);
  return isTooBig;
}

import { useNavigation } from '@remix-run/react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';

export type ButtonLook = 'action' | 'primary' | 'secondary' | 'quiet' | 'danger' | 'onDark';
export type ButtonSize = 'md' | 'sm';

const looks: Record<ButtonLook, string> = {
  /** The one thing to do on a storefront page. */
  action: 'bg-red-deep text-white hover:bg-[#951d16] active:bg-[#7d1812]',
  /** The one thing to do on a portal page. */
  primary: 'bg-indigo text-white hover:bg-indigo-deep',
  secondary: 'border-2 border-indigo bg-white text-indigo hover:bg-indigo-tint',
  quiet: 'text-indigo-2 underline underline-offset-4 hover:bg-indigo-tint',
  danger: 'border-2 border-red-deep bg-white text-red-deep hover:bg-red-tint',
  onDark: 'border-2 border-paper/70 text-white hover:bg-white/10',
};

/** The classes of a button, for links and labels that look like one. Targets are 48 px high; `sm` 40 px, in dense tables. */
export function buttonClass(look: ButtonLook = 'primary', size: ButtonSize = 'md'): string {
  const room = size === 'md' ? 'min-h-12 px-5 py-2.5' : 'min-h-12 px-3.5 py-1.5 text-sm';
  return `inline-flex items-center justify-center gap-2 rounded-md text-center font-bold no-underline transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 ${room} ${looks[look]}`;
}

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: ButtonLook;
  size?: ButtonSize;
  children: ReactNode;
};

/** A button that acts in the page. In a form use SubmitButton. */
export function Button({ look, size, className = '', type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}

/**
 * Sends its form. While the form is on its way it says so and refuses a second press (by aria-disabled, so that the
 * focus stays). `busyLabel` replaces the label meanwhile.
 */
export function SubmitButton({
  busyLabel,
  children,
  onClick,
  ...rest
}: ButtonProps & { busyLabel?: string }) {
  const navigation = useNavigation();
  const sent =
    navigation.state === 'submitting' || (navigation.state === 'loading' && navigation.formData != null);
  const mine =
    sent &&
    (rest.name === undefined || navigation.formData?.get(rest.name) === (rest.value ?? '').toString());
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={sent || rest['aria-disabled']}
      aria-busy={mine}
      onClick={(event) => (sent ? event.preventDefault() : onClick?.(event))}
    >
      {mine && (
        <span className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent" />
      )}
      {mine && busyLabel ? busyLabel : children}
    </Button>
  );
}

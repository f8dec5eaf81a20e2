import { Link, type LinkProps } from '@remix-run/react';
import { type ButtonLook, type ButtonSize, buttonClass } from '#app/components/button.tsx';

/** A link that looks like a button. `download` links and other files need `reloadDocument`. */
export function LinkButton({
  look,
  size,
  className = '',
  ...rest
}: LinkProps & { look?: ButtonLook; size?: ButtonSize }) {
  return <Link className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}

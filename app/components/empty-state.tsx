import type { ReactNode } from 'react';

/** A list with nothing in it: says so, why, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="rounded-lg bg-paper-2 px-5 py-10 text-center">
      <svg aria-hidden="true" viewBox="0 0 160 96" className="mx-auto mb-4 w-40">
        <path d="M0 88q40-34 78-20t82-18v46H0z" fill="#dde8d6" />
        <path
          d="M28 84 36 46h88l8 38z"
          fill="#fbf7ef"
          stroke="#22315c"
          strokeWidth="3"
          strokeLinejoin="round"
        />
        <path d="M52 46c0-40 56-40 56 0" fill="none" stroke="#22315c" strokeWidth="3" />
        <path d="m80 54 11 11-11 11-11-11z" fill="#c8372d" />
        <path d="m80 60 5 5-5 5-5-5z" fill="#e0a526" />
        <path d="m50 60 5 5-5 5-5-5zm60 0 5 5-5 5-5-5z" fill="#3f6b4a" />
      </svg>
      <h2 className="text-xl">{title}</h2>
      {children && <div className="measure mx-auto mt-2">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}

/** The market's sign: a woven diamond with hills in it. Decoration beside the name. */
export function BrandMark({ className = 'size-9' }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 48 48" className={`shrink-0 ${className}`}>
      <path d="M24 1 47 24 24 47 1 24z" fill="#c8372d" />
      <path d="M24 6.500 41.500 24 24 41.500 6.500 24z" fill="#fbf7ef" />
      <circle cx="29.500" cy="19" r="4" fill="#e0a526" />
      <path d="M9.500 27q6-9 12-4t9.500 0 7.500 3L24 41.500z" fill="#22315c" />
      <path d="M13 30.500q6-5 11-1.500t11.500 1L24 41.500z" fill="#3f6b4a" />
    </svg>
  );
}

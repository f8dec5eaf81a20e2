const heights = { thin: 'h-2', md: 'h-4', wide: 'h-6' };

/** The woven band across a page or under a heading. Decoration only. */
export function WovenBorder({
  size = 'md',
  className = '',
}: {
  size?: keyof typeof heights;
  className?: string;
}) {
  return <div aria-hidden="true" className={`woven no-print ${heights[size]} ${className}`} />;
}

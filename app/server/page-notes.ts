/**
 * What a page tells the HTML cache about itself while it is being loaded. A page that notes nothing is not cached.
 */
export class PageNotes {
  readonly tags = new Set<string>();
  /** Milliseconds UTC at which the page must not be shown any more. */
  validUntil = Number.POSITIVE_INFINITY;

  /** The page shows this entity ("listing:<id>", "producer:<id>") or list ("catalog"). */
  tag(...tags: string[]): void {
    for (const tag of tags) this.tags.add(tag);
  }

  /** The page is right only until this moment: the next recognition or season boundary. */
  until(ms: number): void {
    this.validUntil = Math.min(this.validUntil, ms);
  }
}

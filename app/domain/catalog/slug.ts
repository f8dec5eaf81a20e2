import { fold } from '#app/server/text/fold.ts';

const LONGEST = 80;

/** The address part of a Vietnamese title: `Chè Shan tuyết Bản Liền 100 g` → `che-shan-tuyet-ban-lien-100-g`. */
export function slugOf(title: string): string {
  const words = fold(title)
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    if (slug && slug.length + word.length + 1 > LONGEST) break;
    slug = slug ? `${slug}-${word}` : word.slice(0, LONGEST);
  }
  return slug || 'san-pham';
}

/** Slugs to try for a listing, best first; the last one is nobody else's because it ends with the listing's own id. */
export function slugCandidates(title: string, listingId: string): string[] {
  const base = slugOf(title);
  const numbered = Array.from({ length: 8 }, (_, at) => `${base}-${at + 2}`);
  return [base, ...numbered, `${base}-${listingId.slice(-8).toLowerCase()}`];
}

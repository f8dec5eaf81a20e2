import { contactInNote } from '#app/domain/catalog/contact-in-note/contact-in-note.ts';
import { leadAwayIn } from '#app/domain/catalog/contact-in-note/lead-away.ts';
import { DomainError } from '#app/server/domain-error.ts';
import { tidy } from '#app/server/text/fold.ts';

const LONGEST = 40;
const MOST_WORDS = 8;
const WORDS = /[\p{L}\p{N}][^\s]*/gu;
/** Of a coach's plate: 24B-012.34. */
const MOST_DIGITS = 7;
/** What parts or ends sentences, and a full stop that stands behind no short form (`TP. Lào Cai`). */
const SENTENCE = /[!?:;"“”…]|\p{L}{3,}[.。]\s+\p{L}.*/u;
const CALLS = /(?<!\p{L})(?:gọi|goi|liên hệ|lien he|hotline|sđt|sdt|call|contact)(?!\p{L}).*/iu;

/**
 * Who carries goods, as people call them: "GHN", "Viettel Post", "Nhà xe Hà Sơn Hải Vân". The market's mails and the order's page
 * name them to a buyer who waits for goods, so it is a name and nothing else: no sentence, no amount, no number to call or pay
 * into (a coach's goes into the field of the tracking number), no link. What parts a route's places is no word of it. Not found: a
 * demand in other words than `leadAwayIn` knows, of eight at the most (`GHN đang chờ bạn`).
 * @returns tidied; '' where nothing was written.
 * @throws DomainError tooLong, carrierShape (field carrier; `found` is what stands in the way)
 */
export function carrierName(typed: string): string {
  const field = 'carrier';
  const name = tidy(typed);
  if ([...name].length > LONGEST) throw new DomainError('tooLong', { field, params: { max: LONGEST } });
  const found =
    leadAwayIn(name) ??
    contactInNote(name) ??
    CALLS.exec(name)?.[0] ??
    SENTENCE.exec(name)?.[0] ??
    ((name.match(WORDS)?.length ?? 0) > MOST_WORDS || name.replace(/\P{Nd}/gu, '').length > MOST_DIGITS
      ? name
      : undefined);
  if (found !== undefined) throw new DomainError('carrierShape', { field, params: { found } });
  return name;
}

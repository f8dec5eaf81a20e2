import { invitedParts, namesIn } from '#app/domain/catalog/contact-in-note/invitation.ts';
import { hostsIn, invitedHostsIn, signsIn } from '#app/domain/catalog/contact-in-note/link-in-note.ts';
import {
  invitedNumbersIn,
  isNumberWord,
  numbersIn,
  spelledNumberIn,
} from '#app/domain/catalog/contact-in-note/number-in-note.ts';
import { type Found, readableNote } from '#app/domain/catalog/contact-in-note/readable-note.ts';

/**
 * The first thing in a short note that leads a buyer somewhere else: a number to call or pay into, a link, a mail address.
 *
 * For a sentence that the market passes on and nobody looks at first, so the shape decides and not a list of what is known:
 * six digits or more with no letter between them (whatever else stands there, of whatever script, with letters drawn as
 * digits), five spelled digits in a row, a word on both sides of a dot, an address of the internet written in figures, a sign
 * of a link (`://`, `tel:`), an `@` before a name, a name in a network (`zalo:hoantien`).
 *
 * What an honest reason holds is none: days, times, amounts in VND, prices in a row, weights, percentages, lots, numbers of laws
 * and papers, a parcel's or an order's code. Behind a word that invites somewhere (`gọi`, `nhắn`, `zalo`, `số` …) fewer of these
 * are believed, and eight digits drawn as letters, six spelled in tens, and a dot in brackets of any kind are found too. An
 * honest sentence can still be hit, above all one without a blank after its full stop (`hàng.xin lỗi`); what is found is
 * named to its writer, who mends it with one blank.
 *
 * Shape alone cannot win. Not found, because honest sentences look the same: digits parted by words or, without an
 * invitation, by letters (`0912, rồi 345, rồi 67`, `0912a345a678`), a number written as days, prices, weights, percentages,
 * places on a road or two codes (`09/12 30/11`, `912.000, 345.000, 678.000`, `km 912+345 và km 678+901`), one spelled in tens
 * without an invitation, hosts whose dot is a word without brackets and whose ending is not well-known (`evil chấm hotel`),
 * and names alone (`tìm Hoàn Tiền trên Zalo`). That is bearable because the words are never the market's: they stand as a
 * quotation that names its author, and where a buyer waits for money a sentence under them says that nobody asks them to
 * call, write or log in elsewhere for it (`whyCancelled`).
 *
 * Takes time in proportion to the length of the note.
 * @returns as its writer wrote it; undefined where there is none.
 */
export function contactInNote(note: string): string | undefined {
  const { text, from } = readableNote(note);
  const parts = invitedParts(text, isNumberWord);
  const invited = parts.flatMap((part) => {
    const words = text.slice(part.at, part.end);
    const found = [...invitedNumbersIn(words), ...invitedHostsIn(words)];
    return found.map(({ at, end }) => ({ at: part.at + at, end: part.at + end }));
  });
  const shapes = [...signsIn(text), ...namesIn(text), ...hostsIn(text), ...numbersIn(text), ...invited];
  return (
    firstOf(shapes, note, from) ??
    spelledNumberIn(note) ??
    parts
      .map(({ at, end }) => spelledNumberIn(note.slice(from[at], from[end]), { isInvited: true }))
      .find((found) => found !== undefined)
  );
}

/**
 * The same without numbers: for a short text of the market's mails in which a number is meant, of the driver who brings the
 * goods, or of a parcel.
 */
export function linkInNote(note: string): string | undefined {
  const { text, from } = readableNote(note);
  return firstOf([...signsIn(text), ...hostsIn(text)], note, from);
}

function firstOf(all: readonly Found[], note: string, from: readonly number[]): string | undefined {
  const [found] = [...all].sort((one, other) => one.at - other.at || other.end - one.end);
  return found && note.slice(from[found.at], from[found.end] ?? note.length).trim();
}

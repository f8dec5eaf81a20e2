import { hostsIn, signsIn } from '#app/domain/catalog/contact-in-note/link-in-note.ts';
import { numbersIn, spelledNumberIn } from '#app/domain/catalog/contact-in-note/number-in-note.ts';
import { type Found, readableNote } from '#app/domain/catalog/contact-in-note/readable-note.ts';

/**
 * The first thing in a short note that leads a buyer somewhere else: a number to call or pay into, a link, a mail address.
 *
 * For a sentence that the market mails in its own name, so the shape decides and not a list of what is known: six digits or
 * more with no letter between them (whatever else stands there, of whatever script, with letters drawn as digits), five
 * spelled digits in a row, a word on both sides of a dot, an address of the internet written in figures, a sign of a link
 * (`://`, `tel:`), an `@` before a name. What has the shape of a date, a time, an amount in VND or an order's code is none. An
 * honest sentence can be hit, above all one without a blank after its full stop (`hàng.xin lỗi`); what is found is named to
 * its writer, who mends it with one blank.
 *
 * Not found, because honest sentences look the same: digits parted by words (`0912, rồi 345, rồi 67`), a number in short
 * groups written as dates or as an amount (`09/12 30/11`, `9.123.000 đ`), hosts whose dot is a blank or a word that is not one
 * of the well-known (`evil chấm hotel`), and names alone (`tìm Hoàn Tiền trên Zalo`).
 *
 * Takes time in proportion to the length of the note.
 * @returns as its writer wrote it; undefined where there is none.
 */
export function contactInNote(note: string): string | undefined {
  return (
    firstIn(note, (text) => [...signsIn(text), ...hostsIn(text), ...numbersIn(text)]) ?? spelledNumberIn(note)
  );
}

/**
 * The same without numbers: for a short text of the market's mails in which a number is meant, of the driver who brings the
 * goods, or of a parcel.
 */
export function linkInNote(note: string): string | undefined {
  return firstIn(note, (text) => [...signsIn(text), ...hostsIn(text)]);
}

function firstIn(note: string, find: (text: string) => readonly Found[]): string | undefined {
  const { text, from } = readableNote(note);
  const [found] = [...find(text)].sort((one, other) => one.at - other.at || other.end - one.end);
  return found && note.slice(from[found.at], from[found.end] ?? note.length).trim();
}

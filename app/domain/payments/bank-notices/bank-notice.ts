import { z } from 'zod';
import type { SeenTransfer } from '#app/domain/payments/bank-transfers/seen-transfer.ts';
import { startOfLocalDay } from '#app/server/local-date.ts';

export type BankProviderCode = 'sepay' | 'casso' | 'payos';

/** A request as it came. */
export type SentNotice = {
  readonly header: (name: string) => string | null;
  /** Before anything has read it: signatures are over it. Bytes that are no text are signed as they are. */
  readonly rawBody: string | Uint8Array;
  /** The same as JSON. */
  readonly body: unknown;
  /** ms UTC. */
  readonly receivedAt: number;
};

/** What a provider's message says. */
export type BankNotice = {
  /** The provider's own id of it. */
  readonly externalId: string;
  /** `in`: money came; `out`: money went; `other`: a test, or nothing about money. */
  readonly kind: 'in' | 'out' | 'other';
  /** Numbers under which the account is known, the bank's own first. */
  readonly numbers: readonly string[];
  readonly seen: SeenTransfer;
};

/** How one provider tells of money: its signature as published, and its fields. */
export type BankProvider = {
  readonly code: BankProviderCode;
  isSigned(sent: SentNotice, secret: string): boolean;
  /** Null when it is none of the provider's messages. */
  read(body: unknown, receivedAt: number): BankNotice | null;
  /** What the provider takes for "received". */
  readonly answer: Readonly<Record<string, unknown>>;
};

/** VND as providers write it: whole đồng, digits only; `0x10` and `1e3` are no amount. */
export const wholeDong = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
  ])
  .refine((amount) => Number.isSafeInteger(amount));

/** Before there was electronic banking in Vietnam: a date of then is one that was left empty. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

/** `2023-03-25 14:02:37` as banks write it, Vietnam's time; `otherwise` where it is no time that money can have come at. */
export function localMoment(text: string | null | undefined, otherwise: number): number {
  const [, day = '', hours = '0', minutes = '0', seconds = '0'] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text ?? '') ?? [];
  if (day === '') return otherwise;
  const ms = startOfLocalDay(day) + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return ms >= EARLIEST_MS ? ms : otherwise;
}

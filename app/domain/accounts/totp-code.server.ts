import { timingSafeEqual } from 'node:crypto';
import { generateSecret, generateSync, generateURI } from 'otplib';

/** RFC 6238 as every authenticator app does it: SHA-1, 30 s, six digits. */
const STEP_SECONDS = 30;
/** A phone's clock may be one step off (RFC 6238, 5.2). */
const STEPS_AROUND = [0, -1, 1];

/** A secret of 160 bits, base 32. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from the QR code. */
export function totpAddress(secret: string, account: string): string {
  return generateURI({ issuer: 'Chợ Phiên', label: account, secret });
}

/** The code of a moment, for tests and for people's phones alike. */
export function totpCode(secret: string, ms: number): string {
  return codeOfStep(secret, stepOf(ms));
}

/** The time step whose code was typed, or null when it is none of now, just before and just after. */
export function stepOfCode(secret: string, typed: string, ms: number): number | null {
  const code = typed.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const found = STEPS_AROUND.map((by) => stepOf(ms) + by).find((step) =>
    timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code)),
  );
  return found ?? null;
}

function stepOf(ms: number): number {
  return Math.floor(ms / 1000 / STEP_SECONDS);
}

function codeOfStep(secret: string, step: number): string {
  return generateSync({ secret, epoch: step * STEP_SECONDS });
}

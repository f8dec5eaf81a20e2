import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigRefused } from '#app/server/config-refused.ts';

export const HOW_TO_MAKE_A_SECRET =
  "Make one with: node -e \"console.log(require('crypto').randomBytes(32).toString('base64'))\" and keep it: personal data cannot be read without it.";

const SECRET_BYTES = 32;

/** The demo keeps a random secret of its own beside its data; everything else must be given one. */
export function readSecret(given: string, demo: boolean, dataDir: string): Buffer {
  if (given) return decodeSecret(given, 'APP_SECRET');
  if (!demo) throw new ConfigRefused(`APP_SECRET is missing. ${HOW_TO_MAKE_A_SECRET}`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'demo-secret');
  try {
    writeFileSync(
      file,
      Buffer.from(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))).toString('base64'),
      {
        flag: 'wx',
        mode: 0o600,
      },
    );
  } catch {
    // Another process, or an earlier start, has made it.
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
}

export function decodeSecret(given: string, name: string): Buffer {
  const secret = Buffer.from(given, 'base64');
  if (secret.length >= SECRET_BYTES) return secret;
  throw new ConfigRefused(
    `${name} is too short: it must be at least ${SECRET_BYTES} bytes in base64. ${HOW_TO_MAKE_A_SECRET}`,
  );
}

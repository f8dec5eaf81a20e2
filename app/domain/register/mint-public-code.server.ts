import { publicCodeFrom } from '#app/domain/register/public-code.ts';
import { newSecret } from '#app/server/ids.server.ts';

/** A new public code that is not among those taken; unguessable, minted once for an entry or a producer. */
export function mintPublicCode(taken: { has(code: string): boolean }): string {
  for (;;) {
    const code = publicCodeFrom(Buffer.from(newSecret(), 'base64url'));
    if (!taken.has(code)) return code;
  }
}

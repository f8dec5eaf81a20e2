import { type Algorithm, hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. About 20 ms. */
const COST = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Verified when there is nobody to verify, so that an unknown account takes as long as a known one. */
let nobody: Promise<string> | undefined;

/** argon2id in PHC form. The text is made NFC first: a phone may send `ậ` in one piece or in three. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/**
 * Whether the password is the one of the hash. Without a hash (no such account, or one that cannot sign in) it does
 * the same work and says no.
 */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  nobody ??= hashPassword('the hash of nobody');
  const isRight = await verify(passwordHash ?? (await nobody), password.normalize('NFC'), COST);
  return isRight && passwordHash != null;
}

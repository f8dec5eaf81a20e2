import { createHash } from 'node:crypto';

/** Far above any provider's ids, far below what an index of PostgreSQL takes (2,704 bytes). */
const MOST_LENGTH = 200;

/**
 * A provider's own id of something, as it is kept: the id itself, or its hash where no database would take it as it is. A
 * signed message about money is never turned away for its name, and told again it has the same.
 */
export function keptName(id: string): string {
  if (id.length <= MOST_LENGTH && !id.includes('\0')) return id;
  return `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

import { redirect } from '@remix-run/node';
import { readImport } from '#app/domain/register/open-import.server.ts';
import type { Context } from '#app/server/context.ts';
import { isDomainError } from '#app/server/domain-error.ts';

/**
 * Does something to an import that still waits. One that was written or put aside meanwhile, in another tab or by
 * another person, leads to its report, which says so: whatever the form says of it is past.
 * @param targetName of the target that the form asked for; the report says that it was not made.
 */
export async function whileStaged<Result>(
  context: Context,
  importId: string,
  work: () => Promise<Result>,
  targetName = '',
): Promise<Result> {
  await leaveSettled(context, importId, targetName);
  try {
    return await work();
  } catch (error) {
    if (isDomainError(error)) await leaveSettled(context, importId, targetName);
    throw error;
  }
}

async function leaveSettled(context: Context, importId: string, targetName: string): Promise<void> {
  const { state } = await readImport(context, importId);
  if (state === 'staged') return;
  const query = new URLSearchParams({ already: state, ...(targetName && { target: targetName }) });
  throw redirect(`/department/register/import/${importId}?${query}`, 303);
}

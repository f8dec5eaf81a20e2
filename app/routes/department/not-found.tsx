import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { NotFound } from '#app/server/domain-error.ts';

/** Every address below /department that nothing else answers: said inside the desk, to those who may enter it. */
export const loader = loaderFor('department', async () => {
  throw new NotFound('page');
});

export const action = actionFor('department', async () => {
  throw new NotFound('page');
});

/** Makes it a page, so that the desk's frame is drawn around what was thrown. */
export default function DeskNotFound() {
  return null;
}

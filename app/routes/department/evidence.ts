import { readEvidence } from '#app/domain/media/stage-evidence.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/evidence/:hash`: a screenshot, for staff only. */
export const loader = loaderFor('department', async ({ context, actor, params }) => {
  const bytes = await readEvidence(context, actor, params.hash ?? '');
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  });
});

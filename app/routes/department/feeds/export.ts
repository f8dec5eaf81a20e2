import { sendExport } from '#app/routes/feeds/send-export.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/feeds/exports/:id`: a catalogue of the whole market, once more. */
export const loader = loaderFor('department', ({ context, params }) =>
  sendExport(context, null, params.id ?? ''),
);

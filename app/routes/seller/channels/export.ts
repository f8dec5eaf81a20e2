import { sendExport } from '#app/routes/feeds/send-export.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/seller/channels/exports/:id`: a file that the producer made, once more. */
export const loader = loaderFor('seller', ({ context, actor, params }) =>
  sendExport(context, actor.producerId, params.id ?? ''),
);

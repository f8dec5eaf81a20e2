import { openOwnPaper } from '#app/domain/channels/papers/open-paper.server.ts';
import { attachment } from '#app/routes/attachment.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/seller/papers/:paperId/file`: the producer's own paper as a download. */
export const loader = loaderFor('seller', async ({ context, actor, params }) => {
  const { file, fileName, mediaType } = await openOwnPaper(context, actor, params.paperId ?? '');
  return attachment(file, { fileName, contentType: mediaType });
});

import { openPaperForStaff } from '#app/domain/channels/papers/open-paper.server.ts';
import { attachment } from '#app/routes/attachment.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/department/papers/:paperId/file`: any producer's paper as a download, for staff. */
export const loader = loaderFor('department', async ({ context, actor, params }) => {
  const { file, fileName, mediaType } = await openPaperForStaff(context, actor, params.paperId ?? '');
  return attachment(file, { fileName, contentType: mediaType });
});

import { openLinkedPaper } from '#app/domain/channels/papers/paper-link.server.ts';
import { attachment } from '#app/routes/attachment.server.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';

/** `/papers/:paperId/:until/:signed`: a paper for the platform that was given this address. */
export const loader = loaderFor('public', async ({ context, params }) => {
  const { paperId = '', until = '', signed = '' } = params;
  const { file, fileName, mediaType } = await openLinkedPaper(context, { paperId, until, signed });
  return attachment(file, { fileName, contentType: mediaType });
});

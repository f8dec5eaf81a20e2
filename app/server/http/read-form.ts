const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** What was sent is no form that can be read. `status` is 415 for another kind of content, 400 for a broken one. */
export class UnreadableForm extends Error {
  constructor(
    readonly status: 400 | 415,
    options?: ErrorOptions,
  ) {
    super(status === 415 ? 'the content is no form' : 'the form cannot be read', options);
    this.name = 'UnreadableForm';
  }
}

/** By mark and not by class, as `isDomainError`: the pages and the server are two bundles. */
export function isUnreadableForm(error: unknown): error is UnreadableForm {
  return error instanceof Error && error.name === 'UnreadableForm';
}

/**
 * The same request, whose `formData()` says by UnreadableForm that the sender was wrong; otherwise a stranger's broken
 * form would look like a fault of ours.
 */
export function withReadableForm(request: Request): Request {
  const read = request.formData.bind(request);
  return Object.defineProperty(request, 'formData', {
    value: async () => {
      if (!FORM.test(request.headers.get('content-type') ?? '')) throw new UnreadableForm(415);
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof TypeError) || request.signal.aborted) throw error;
        throw new UnreadableForm(400, { cause: error });
      }
    },
  });
}

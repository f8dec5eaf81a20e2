const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;
const MULTIPART = /^multipart\/form-data\b/i;

/**
 * Most fields of one form. The largest of ours asks two things about each listing of a producer; what has more is none
 * of ours, and would only keep whoever goes through its names busy.
 */
export const MOST_FORM_FIELDS = 4_000;

/**
 * What was sent is no form that can be read. `status` is 415 for another kind of content, 413 for more fields than any
 * form of ours has, 400 for a broken one.
 */
export class UnreadableForm extends Error {
  constructor(
    readonly status: 400 | 413 | 415,
    options?: ErrorOptions,
  ) {
    super(REASONS[status], options);
    this.name = 'UnreadableForm';
  }
}

const REASONS = {
  400: 'the form cannot be read',
  413: 'the form has too many fields',
  415: 'the content is no form',
} as const;

/** By mark and not by class, as `isDomainError`: the pages and the server are two bundles. */
export function isUnreadableForm(error: unknown): error is UnreadableForm {
  return error instanceof Error && error.name === 'UnreadableForm';
}

/**
 * The same request, whose `formData()` says by UnreadableForm that the sender was wrong; otherwise a stranger's broken
 * form would look like a fault of ours. Its texts are as `withoutNul` leaves them.
 */
export function withReadableForm(request: Request): Request {
  const read = request.formData.bind(request);
  return Object.defineProperty(request, 'formData', {
    value: async () => {
      const type = request.headers.get('content-type') ?? '';
      if (!FORM.test(type)) throw new UnreadableForm(415);
      const form = new FormData();
      const fields = MULTIPART.test(type) ? await readParts(request, read) : await readFormFields(request);
      for (const [name, value] of fields) {
        if (typeof value === 'string') form.append(withoutNul(name), withoutNul(value));
        else form.append(withoutNul(name), value);
      }
      return form;
    },
  });
}

async function readParts(request: Request, read: () => Promise<FormData>): Promise<FormData> {
  try {
    const form = await read();
    if ([...form.keys()].length > MOST_FORM_FIELDS) throw new UnreadableForm(413);
    return form;
  } catch (error) {
    if (!(error instanceof TypeError) || request.signal.aborted) throw error;
    throw new UnreadableForm(400, { cause: error });
  }
}

/**
 * The fields of a form without files, in their order; their texts are as `withoutNul` leaves them.
 * @throws UnreadableForm for one with too many
 */
export async function readFormFields(request: Request): Promise<URLSearchParams> {
  const body = await request.text();
  // Counted before they are taken apart: each takes far more room than it was sent in.
  let separators = 0;
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1)) separators += 1;
  if (separators >= MOST_FORM_FIELDS) throw new UnreadableForm(413);
  const fields = new URLSearchParams(body);
  return /%00|\0/.test(body)
    ? new URLSearchParams([...fields].map(([name, value]) => [withoutNul(name), withoutNul(value)]))
    : fields;
}

/**
 * A text as it came from outside, without NUL, which nobody can type and PostgreSQL does not store. Whatever reads
 * texts of a request calls it: this file, the parts of uploads, and the cursors of the open API.
 */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';

type Detail = { field: string; message: string };

/** Lazada's way to say no: code, type, words and what each field lacks. */
export class LazadaRefusal extends Error {
  readonly code: string;
  readonly detail: readonly Detail[];
  constructor(code: string, message: string, detail: readonly Detail[] = []) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

export const no = (code: string, message = '', field?: string): never => {
  throw new LazadaRefusal(code, message, field ? [{ field, message }] : []);
};

export const failure = (
  code: string,
  message: string,
  detail: readonly Detail[] = [],
  status = 200,
): FakeReply =>
  json({ code, type: 'ISV', message, ...(detail.length > 0 ? { detail } : {}), request_id: '0' }, status);

export const success = (data: unknown): FakeReply => json({ code: '0', data, request_id: '0' });
export const flatSuccess = (fields: Record<string, unknown>): FakeReply =>
  json({ code: '0', request_id: '0', ...fields });

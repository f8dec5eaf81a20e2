import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';

/** Shopee's way to say no: an error code and its words, with status 200. */
export class ShopeeRefusal extends Error {
  readonly code: string;
  constructor(code: string, message = '') {
    super(message);
    this.code = code;
  }
}

export const no = (code: string, message = ''): never => {
  throw new ShopeeRefusal(code, message);
};

export const errorReply = (code: string, message: string, status = 200): FakeReply =>
  json({ request_id: '0', error: code, message, warning: '' }, status);

export const okReply = (response: unknown): FakeReply =>
  json({ request_id: '0', error: '', message: '', warning: '', response });

/** For the few paths whose answer stands beside `error`. */
export const flatReply = (fields: Record<string, unknown>): FakeReply =>
  json({ request_id: '0', error: '', message: '', ...fields });

import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';

/** TikTok Shop's way to say no: a number and its words; the gateway's refusals have a status of their own too. */
export class TiktokShopRefusal extends Error {
  readonly code: number;
  readonly status: number;
  constructor(code: number, message: string, status = 200) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export const no = (code: number, message: string, status = 200): never => {
  throw new TiktokShopRefusal(code, message, status);
};

export const failure = (code: number, message: string, status = 200): FakeReply =>
  json({ code, message, request_id: '0', data: null }, status);

export const success = (data: unknown): FakeReply =>
  json({ code: 0, message: 'Success', request_id: '0', data });

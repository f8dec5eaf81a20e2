/**
 * A way to reach a phone: Zalo ZNS, SMS. None is built in: whoever has a contract with a provider adds one to the context.
 * Both carry only texts that the provider has approved before, so what is handed over is a kind and its values.
 */
export type Notifier = {
  readonly medium: 'zalo' | 'sms';
  /** Whether the provider has approved a text for this kind. */
  takes(kind: string): boolean;
  /**
   * @param phone E.164.
   * @throws any error: try again later.
   */
  send(notice: {
    readonly id: string;
    readonly phone: string;
    readonly kind: string;
    readonly language: 'vi' | 'en';
    readonly values: Readonly<Record<string, string>>;
  }): Promise<void>;
};

/** Whom the bank tells of money on an account, as SePay does. */
export type Notify = { url: string; secret: string };

export type BankAccount = {
  bin: string;
  number: string;
  holder: string;
  isOpen: boolean;
  balance: number;
  notify: Notify | null;
};

export type Transfer = {
  id: number;
  reference: string;
  at: number;
  number: string;
  amount: number;
  /** As it was typed, and as the bank writes it. */
  memo: string;
  text: string;
  balance: number;
};

/** One message that is still to be sent. */
export type Notice = { transferId: number; dueAt: number; attempt: number };

/** How the bank behaves; by itself it is quick and honest. */
export type Behaviour = {
  /** Messages leave so much later, ms. */
  delayMs: number;
  /** None is sent at all. */
  isSilent: boolean;
  memo: 'as-typed' | 'upper-no-space' | 'cut';
  /** How often each message is sent besides the first time. */
  duplicates: number;
  /** The last ones first. */
  isOutOfOrder: boolean;
};

export const usualBehaviour: Behaviour = {
  delayMs: 0,
  isSilent: false,
  memo: 'as-typed',
  duplicates: 0,
  isOutOfOrder: false,
};

export type BankState = {
  accounts: Record<string, BankAccount>;
  transfers: Transfer[];
  notices: Notice[];
  behaviour: Behaviour;
  nextId: number;
};

export const emptyBank = (): BankState => ({
  accounts: {},
  transfers: [],
  notices: [],
  behaviour: { ...usualBehaviour },
  nextId: 1_000_001,
});

/** Takes the accounts that a market tells of; balances stay. */
export function takeAccounts(state: BankState, told: ReadonlyArray<Omit<BankAccount, 'balance'>>): void {
  for (const one of told) {
    const balance = state.accounts[one.number]?.balance ?? 0;
    state.accounts[one.number] = { ...one, balance };
  }
}

/** @returns null where the account is not there: the app says so and keeps the money. */
export function transferTo(
  state: BankState,
  now: number,
  { number, amount, memo }: { number: string; amount: number; memo: string },
): Transfer | null {
  const account = state.accounts[number];
  if (!account || amount <= 0) return null;
  account.balance += amount;
  const id = state.nextId;
  state.nextId += 1;
  const transfer = {
    id,
    reference: `FT${new Date(now).toISOString().slice(2, 10).replaceAll('-', '')}${id}`,
    at: now,
    number,
    amount,
    memo,
    text: asWritten(state.behaviour, memo, id),
    balance: account.balance,
  };
  state.transfers.push(transfer);
  if (account.notify && !state.behaviour.isSilent) {
    const dueAt = now + state.behaviour.delayMs;
    for (let copy = 0; copy <= state.behaviour.duplicates; copy += 1)
      state.notices.push({ transferId: id, dueAt: dueAt + copy * 50, attempt: 0 });
  }
  return transfer;
}

/** What banks do to a memo: words and numbers around it, and worse when told to. */
function asWritten({ memo: how }: Behaviour, memo: string, id: number): string {
  const text = `MBVCB.${id}.${memo}.CT tu 0000111122 NGUOI MUA MO PHONG toi`;
  if (how === 'upper-no-space') return text.toUpperCase().replace(/\s+/g, '');
  return how === 'cut' ? text.slice(0, 24) : text;
}

import type { Kit } from '../dialect/sqlite-kit.ts';
import { defineAccountTables } from './accounts.ts';
import { defineCatalogTables } from './catalog.ts';
import { defineChannelTables } from './channels.ts';
import { defineMediaTables } from './media.ts';
import { defineReferenceTables } from './reference.ts';
import { defineRegisterTables } from './register.ts';
import { defineServerTables } from './server.ts';

/** Every table of the market, in the words of one engine. */
export function defineTables(kit: Kit) {
  const accounts = defineAccountTables(kit);
  const reference = defineReferenceTables(kit);
  const register = { ...reference, ...defineRegisterTables(kit, accounts, reference) };
  const media = defineMediaTables(kit, register);
  return {
    ...defineServerTables(kit),
    ...accounts,
    ...register,
    ...media,
    ...defineCatalogTables(kit, register, media),
    ...defineChannelTables(kit, register),
  };
}

export type Tables = ReturnType<typeof defineTables>;

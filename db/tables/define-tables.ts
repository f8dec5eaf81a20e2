import type { Kit } from '../dialect/sqlite-kit.ts';
import { defineAccountTables } from './accounts.ts';
import { defineCatalogTables } from './catalog.ts';
import { defineChannelTables } from './channels.ts';
import { defineMediaTables } from './media.ts';
import { definePushTables } from './pushes.ts';
import { defineReferenceTables } from './reference.ts';
import { defineRegisterTables } from './register.ts';
import { defineServerTables } from './server.ts';

/** Every table of the market, in the words of one engine. */
export function defineTables(kit: Kit) {
  const accounts = defineAccountTables(kit);
  const reference = defineReferenceTables(kit);
  const register = { ...reference, ...defineRegisterTables(kit, accounts, reference) };
  const media = defineMediaTables(kit, register);
  const catalog = defineCatalogTables(kit, register, media);
  return {
    ...defineServerTables(kit),
    ...accounts,
    ...register,
    ...media,
    ...catalog,
    ...defineChannelTables(kit, register, catalog),
    ...definePushTables(kit, accounts, register, catalog),
  };
}

export type Tables = ReturnType<typeof defineTables>;

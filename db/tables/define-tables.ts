import type { Kit } from '#db/dialect/sqlite-kit.ts';
import { defineAccountTables } from '#db/tables/accounts.ts';
import { defineAfterSalesTables } from '#db/tables/after-sales.ts';
import { defineBankAccountTables } from '#db/tables/bank-accounts.ts';
import { defineBookTables } from '#db/tables/books.ts';
import { defineCartTables } from '#db/tables/carts.ts';
import { defineCatalogTables } from '#db/tables/catalog.ts';
import { defineChannelTables } from '#db/tables/channels.ts';
import { defineDeliveryTables } from '#db/tables/delivery.ts';
import { defineMediaTables } from '#db/tables/media.ts';
import { defineNoticeTables } from '#db/tables/notices.ts';
import { defineOrderTables } from '#db/tables/orders.ts';
import { definePaymentTables } from '#db/tables/payments.ts';
import { definePushTables } from '#db/tables/pushes.ts';
import { defineReferenceTables } from '#db/tables/reference.ts';
import { defineRegisterTables } from '#db/tables/register.ts';
import { defineReportTables } from '#db/tables/reports.ts';
import { defineServerTables } from '#db/tables/server.ts';
import { defineTransferTables } from '#db/tables/transfers.ts';

/** Every table of the market, in the words of one engine. */
export function defineTables(kit: Kit) {
  const accounts = defineAccountTables(kit);
  const reference = defineReferenceTables(kit);
  const register = { ...reference, ...defineRegisterTables(kit, accounts, reference) };
  const media = defineMediaTables(kit, register);
  const catalog = defineCatalogTables(kit, register, media);
  const orders = defineOrderTables(kit, accounts, register, catalog);
  const bankAccounts = defineBankAccountTables(kit, register);
  const payments = definePaymentTables(kit, bankAccounts, orders);
  return {
    ...defineServerTables(kit),
    ...accounts,
    ...register,
    ...media,
    ...catalog,
    ...defineChannelTables(kit, register, catalog),
    ...definePushTables(kit, accounts, register, catalog),
    ...defineNoticeTables(kit, register),
    ...defineReportTables(kit, accounts, register),
    ...defineCartTables(kit, accounts, catalog),
    ...defineDeliveryTables(kit, register),
    ...orders,
    ...bankAccounts,
    ...payments,
    ...defineTransferTables(kit, bankAccounts, payments),
    ...defineBookTables(kit, register, orders, bankAccounts),
    ...defineAfterSalesTables(kit, accounts, register, catalog, orders),
  };
}

export type Tables = ReturnType<typeof defineTables>;

import { asc } from 'drizzle-orm';
import { checkMethods, presenceStates } from '#app/domain/register/presence-states.ts';
import type { CodeListItem, CodeListName } from '#app/domain/reports/open-data.ts';
import { departmentMessages } from '#app/i18n/department.ts';
import { translate } from '#app/i18n/messages.ts';
import type { Context } from '#app/server/context.ts';

const LEGAL_TYPES = ['cooperative', 'cooperative_group', 'household', 'enterprise', 'unknown'] as const;

/** The codes that the other answers use, with their names and the days between which they hold. */
export async function readCodeList({ store }: Context, name: CodeListName): Promise<CodeListItem[]> {
  const { commune, legacyDistrict, productSet, channel, target } = store.tables;
  const plain = { nameEn: null, parent: null, validFrom: null, validTo: null };
  switch (name) {
    case 'communes': {
      const rows = await store.read((db) => db.select().from(commune).orderBy(asc(commune.code)));
      return rows.map((row) => ({
        code: row.code,
        name: row.fullName,
        nameEn: row.nameEn,
        parent: row.provinceCode,
        validFrom: row.validFrom,
        validTo: row.validTo,
      }));
    }
    case 'legacy-districts': {
      const rows = await store.read((db) =>
        db.select().from(legacyDistrict).orderBy(asc(legacyDistrict.code)),
      );
      return rows.map((row) => ({
        ...plain,
        code: row.code,
        name: row.name,
        parent: row.provinceCode,
        validTo: row.validTo,
      }));
    }
    case 'product-sets': {
      const rows = await store.read((db) => db.select().from(productSet).orderBy(asc(productSet.number)));
      return rows.map((row) => ({
        code: row.code,
        name: row.nameVi,
        nameEn: row.nameEn,
        parent: row.branchNumber,
        validFrom: row.validFrom,
        validTo: row.validTo,
      }));
    }
    case 'channels': {
      const rows = await store.read((db) =>
        db.select().from(channel).orderBy(asc(channel.position), asc(channel.code)),
      );
      return rows.map((row) => ({
        ...plain,
        code: row.code,
        name: row.name,
        validFrom: row.countsFrom,
        validTo: row.countsTo,
      }));
    }
    case 'targets': {
      const rows = await store.read((db) =>
        db.select().from(target).orderBy(asc(target.position), asc(target.code)),
      );
      return rows.map((row) => ({ ...plain, code: row.code, name: row.name, validFrom: row.asOf }));
    }
    case 'legal-types':
      return LEGAL_TYPES.map((code) => ({ ...plain, code, ...bothNames(`type_${code}`) }));
    case 'presence-states':
      return presenceStates.map((code) => ({ ...plain, code, ...bothNames(`state_${code}`) }));
    case 'check-methods':
      return checkMethods.map((code) => ({ ...plain, code, ...bothNames(`method_${code}`) }));
  }
}

type NameKey = Extract<
  keyof (typeof departmentMessages)['vi'],
  `type_${string}` | `state_${string}` | `method_${string}`
>;

function bothNames(key: NameKey): { name: string; nameEn: string } {
  return { name: translate(departmentMessages, 'vi')(key), nameEn: translate(departmentMessages, 'en')(key) };
}

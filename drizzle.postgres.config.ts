import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './db/dialect/postgres-tables.ts',
  out: './db/migrations/postgres',
  casing: 'snake_case',
});

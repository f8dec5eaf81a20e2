import { vi } from 'vitest';

vi.mock('#app/domain/channels/registry.server.ts', async () => {
  const { registry } = await import('#tests/support/stand-in-registry.ts');
  return registry;
});

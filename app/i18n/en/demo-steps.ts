import type { Translation } from '#app/i18n/messages.ts';
import type { demoSteps as vi } from '#app/i18n/vi/demo-steps.ts';

export const demoSteps = {
  lacksFoodSafetyPapers: 'No food safety papers',
  lacksPhotos: 'No photos',
  lacksAccount: 'No seller account',
  notReached: 'Producer not reached',
  commune: 'commune',
  ward: 'ward',
  economyOffice: 'Economic office of the {unit}',
  digitalTeam: 'Digital technology team of the {unit}',
  peoplesCommittee: 'People’s Committee of the {unit}',
  foodSafetyPapers: 'file the food safety papers (simulated)',
  visitForNumber: 'visit, note the new number (simulated)',
  openShopTogether: 'open the shop together (simulated)',
  photoSession: 'arrange a day for photos (simulated)',
  taskTitle: 'Bring {count} products to {channel} (simulated)',
  taskNote: 'Call before you go. Real photos, the price and the stock are needed (simulated).',
  lookedAt: 'simulated check',
  meetProducer: 'meet the producer, note what is in the way (simulated)',
} as const satisfies Translation<typeof vi>;

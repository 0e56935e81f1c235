import { loadInsideTexts } from '../i18n/inside.ts';
import { later } from '../later.ts';

/** When the house is open, with its words. */
export const openHouse = () =>
  later(async () => {
    const [part] = await Promise.all([import('./HouseNow.svelte'), loadInsideTexts('house')]);
    return part.default;
  });

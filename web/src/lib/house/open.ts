import { loadHouseTexts } from '../i18n/house.ts';
import { later } from '../later.ts';

/** When the house is open, with its words. */
export const openHouse = () =>
  later(async () => {
    const [part] = await Promise.all([import('./HouseNow.svelte'), loadHouseTexts()]);
    return part.default;
  });

import type { Catalog } from '../types.ts';

export const watching: Catalog['watching'] = {
  until: (until: string) => `An adult looks until ${until}.`,
  from: (from: string) => `Nobody looks right now. Next time: ${from}. Use the help lines until then.`,
  nobody: 'Nobody looks right now. Use the help lines.',
};

import { api } from './client.ts';
import type { Guide } from './types.ts';

export const getGuide = (name: string): Promise<Guide> =>
  api.get('/api/v1/jobhelp/guides/{name}', { params: { path: { name } } });

import { api } from './client.ts';
import type { Feed, OpenedFeed } from './types.ts';

export const getFeed = (): Promise<Feed> => api.get('/api/v1/calendar', {});
export const openFeed = (neutral: boolean): Promise<OpenedFeed> =>
  api.post('/api/v1/calendar', { body: { neutral } });
export const closeFeed = (): Promise<unknown> => api.delete('/api/v1/calendar', {});

import { api } from './client.ts';
import type { Neighbour, Page } from './types.ts';

const community = (community_id: string) => ({ params: { path: { community_id } } });

export const listNeighbours = (cursor?: string): Promise<Page<Neighbour>> =>
  api.get('/api/v1/neighbours', { params: { query: { cursor } } });
export const agreeWith = (id: string): Promise<unknown> =>
  api.put('/api/v1/neighbours/{community_id}', community(id));
export const partFrom = (id: string): Promise<unknown> =>
  api.delete('/api/v1/neighbours/{community_id}', community(id));

import { api } from './client.ts';
import type { CrewMember, OwnMembership, Page } from './types.ts';

const member = (account_id: string) => ({ params: { path: { account_id } } });

export const listCrew = (cursor?: string): Promise<Page<CrewMember>> =>
  api.get('/api/v1/crew', { params: { query: { cursor, limit: 100 } } });
export const getOwnMembership = (): Promise<OwnMembership> => api.get('/api/v1/crew/mine');
export const joinCrew = (): Promise<unknown> => api.put('/api/v1/crew/mine/yes');
export const askOntoCrew = (id: string): Promise<unknown> => api.put('/api/v1/crew/{account_id}', member(id));
export const leaveCrew = (id: string): Promise<unknown> =>
  api.delete('/api/v1/crew/{account_id}', member(id));

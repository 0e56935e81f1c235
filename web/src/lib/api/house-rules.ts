import { api } from './client.ts';
import type { HouseRule, NewHouseRule, Page } from './types.ts';

export type RulesView = 'in_force' | 'voting' | 'past';
const rule = (rule_id: string) => ({ params: { path: { rule_id } } });

export const listRules = (view: RulesView, cursor?: string): Promise<Page<HouseRule>> =>
  api.get('/api/v1/house-rules', { params: { query: { view, cursor, limit: 100 } } });
export const getOwnRules = (): Promise<{ can_propose: boolean }> => api.get('/api/v1/house-rules/mine');
export const proposeRule = (id: string, body: NewHouseRule): Promise<HouseRule> =>
  api.put('/api/v1/house-rules/{rule_id}', { ...rule(id), body });
export const withdrawRule = (id: string): Promise<unknown> =>
  api.delete('/api/v1/house-rules/{rule_id}', rule(id));
export const voteOnRule = (id: string, choice: 'yes' | 'no'): Promise<HouseRule> =>
  api.put('/api/v1/house-rules/{rule_id}/vote', { ...rule(id), body: { choice } });
export const vetoRule = (id: string, reason: string): Promise<HouseRule> =>
  api.put('/api/v1/house-rules/{rule_id}/veto', { ...rule(id), body: { reason } });

import { api } from './client.ts';
import type { Page, Rule, RuleMode } from './types.ts';

const MODE = '/api/v1/moderation/rules/{rule}/mode';

export const listRules = (cursor?: string): Promise<Page<Rule>> =>
  api.get('/api/v1/moderation/rules', { params: { query: { cursor, limit: 100 } } });
/** What takes two people is only asked for: the answer then holds `asked`. */
export const changeRule = (rule: string, mode: RuleMode, reason: string): Promise<Rule> =>
  api.put(MODE, { params: { path: { rule } }, body: { mode, reason } });
export const answerRule = (rule: string, mode: 'shadow' | 'off', agrees: boolean): Promise<Rule> =>
  api.post(`${MODE}/confirmation`, { params: { path: { rule } }, body: { mode, agrees } });

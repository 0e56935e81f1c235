import { api } from './client.ts';
import type { Ballot, Budget, BudgetProposal, LedgerEntry, NewBudgetProposal, Page, Pot } from './types.ts';

export type PotName = 'crew' | 'travel';
export type BudgetState = 'open' | 'decided';
const proposal = (proposal_id: string) => ({ params: { path: { proposal_id } } });

export const getPot = (pot: PotName): Promise<Pot> =>
  api.get('/api/v1/pots/{pot}', { params: { path: { pot } } });
export const listEntries = (pot: PotName, cursor?: string): Promise<Page<LedgerEntry>> =>
  api.get('/api/v1/pots/{pot}/entries', { params: { path: { pot }, query: { cursor } } });
export const putEntry = (
  pot: PotName,
  entry_id: string,
  body: { amount_ore: number; words: string },
): Promise<LedgerEntry> =>
  api.put('/api/v1/pots/{pot}/entries/{entry_id}', { params: { path: { pot, entry_id } }, body });
export const getBudget = (): Promise<Budget> => api.get('/api/v1/budget');
export const listProposals = (query: {
  state: BudgetState;
  cursor?: string;
}): Promise<Page<BudgetProposal>> => api.get('/api/v1/budget/proposals', { params: { query } });
export const putProposal = (id: string, body: NewBudgetProposal): Promise<BudgetProposal> =>
  api.put('/api/v1/budget/proposals/{proposal_id}', { ...proposal(id), body });
export const withdrawProposal = (id: string): Promise<unknown> =>
  api.delete('/api/v1/budget/proposals/{proposal_id}', proposal(id));
export const castBallot = (id: string, choice: Ballot): Promise<BudgetProposal> =>
  api.put('/api/v1/budget/proposals/{proposal_id}/vote', { ...proposal(id), body: { choice } });
export const spendOn = (id: string, amount_ore: number): Promise<BudgetProposal> =>
  api.put('/api/v1/budget/proposals/{proposal_id}/spent', { ...proposal(id), body: { amount_ore } });
export const refuseProposal = (id: string, reason: string): Promise<BudgetProposal> =>
  api.put('/api/v1/budget/proposals/{proposal_id}/refused', { ...proposal(id), body: { reason } });
